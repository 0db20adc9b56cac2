using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

public sealed class TableWidthsTests
{
    private static readonly Column[] Columns =
    [
        new("Nomor", "Reference"), Column.Number("Jumlah", "Amount"), new("Uraian", "Detail"), new("Sidik", "Hash", Breaks: true),
    ];

    private static readonly IReadOnlyList<string>[] Texts =
    [
        ["PAY-1112-J", "Reference"], ["Rp 600.001", "Amount"], ["the bank names another amount than the payment has", "Detail"],
        [new string('0', 64), "Hash"],
    ];

    [Fact]
    public void Fit_WithRoom_LeavesEveryTextWhole() => Assert.Equal([10, 10, 50, 64], TableWidths.Fit(Columns, Texts, 147));

    [Fact]
    public void Fit_WithLessRoom_NarrowsTheBroadestAndFillsTheRoom()
    {
        var widths = TableWidths.Fit(Columns, Texts, 120);

        Assert.Equal(120, TableWidths.Sum(widths));
        Assert.Equal([10, 10], widths[..2]);
    }

    [Fact]
    public void Fit_WithoutRoom_CutsNoWordAndNoAmount() => Assert.Equal([10, 10, 7, 32], TableWidths.Fit(Columns, Texts, 10));
}
