using Paseban.Sandbox.Bank;
using Xunit;

namespace Paseban.Tests.Sandbox;

public class BankTests
{
    [Fact]
    public void Take_GoodFile_CreditsOnTheValueDateAndNotBefore()
    {
        using var bank = new BankCase();
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(5));
        bank.Bank.Transfer("SP2D-1", 3_000_000);

        bank.Advance("2024-02-29");
        Assert.Equal(0, (int)bank.Books()["credits"]!);
        bank.Advance("2024-03-01");

        Assert.Equal(5, (int)bank.Books()["credits"]!);
        Assert.Equal(3_000_000, (long)bank.Books()["sum"]!);
        Assert.Equal(0, (long)bank.Books()["duplicates"]!);
        Assert.Contains("ACTC", bank.Text("acceptance"), StringComparison.Ordinal);
        Assert.Contains("ACSC", bank.Text("settlement"), StringComparison.Ordinal);
    }

    [Fact]
    public void Take_WrongSignature_BooksNothing()
    {
        using var bank = new BankCase();
        var file = Customer.File001("MSG-A", bank.Payments(5));
        bank.Customer.Send("a.xml", file, bank.Customer.Sign([1, 2, 3]));
        bank.Bank.Transfer("SP2D-1", 3_000_000);

        bank.Advance("2024-03-01");

        Assert.Equal(0, (int)bank.Books()["credits"]!);
        Assert.Contains("not that of this file", bank.Books()["refusedFiles"]![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(bank.Files("pain.002"));
    }

    [Fact]
    public void Take_FileAgainUnderOtherNamesAndRewritten_IsAnsweredOnce()
    {
        using var bank = new BankCase();
        var file = Customer.File001("MSG-A", bank.Payments(5));
        bank.Bank.Transfer("SP2D-1", 6_000_000);
        bank.Customer.Send("a.xml", file);
        bank.Advance("2024-03-01");

        bank.Customer.Send("a.xml", file);
        bank.Customer.Send("b.xml", file);
        bank.AdvanceThrough("2024-03-02", "2024-03-05");

        Assert.Equal(5, (int)bank.Books()["credits"]!);
        Assert.Single(bank.Files("acceptance"));
        Assert.Single(bank.Files("settlement"));
    }

    [Fact]
    public void Take_MessageIdAgainWithOtherContents_IsRefusedWhole()
    {
        using var bank = new BankCase();
        bank.Bank.Transfer("SP2D-1", 6_000_000);
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(5));
        bank.Advance("2024-03-01");

        bank.Customer.Send("b.xml", "MSG-A", bank.Payments(5, "OTHER"));
        bank.Advance("2024-03-02");

        Assert.Equal(5, (int)bank.Books()["credits"]!);
        Assert.Contains("AM05", bank.Books()["refusedFiles"]![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(bank.Files("refusal"));
    }

    [Fact]
    public void Take_EndToEndIdOfAnotherMessage_IsRejectedAndNeverBookedTwice()
    {
        using var bank = new BankCase();
        bank.Bank.Transfer("SP2D-1", 9_000_000);
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(5));
        bank.Customer.Send("b.xml", "MSG-B", bank.Payments(6));

        bank.AdvanceThrough("2024-03-01", "2024-03-05");

        Assert.Equal(6, (int)bank.Books()["credits"]!);
        Assert.Equal(5, (int)bank.Books()["rejected"]!["count"]!);
        Assert.Equal(0, (int)bank.Books()["duplicates"]!);
    }

    [Theory]
    [InlineData("AM18", 4, null, "IDR")]
    [InlineData("AM10", null, 1L, "IDR")]
    [InlineData("AM11", null, null, "USD")]
    public void Take_ControlFiguresOrCurrencyWrong_RefusesWholeWithAReport(string code, int? items, long? sum, string currency)
    {
        using var bank = new BankCase();
        bank.Customer.Send("a.xml", Customer.File001("MSG-A", bank.Payments(5), items: items, sum: sum, currency: currency));

        bank.Advance("2024-03-01");

        Assert.Equal(0, (int)bank.Books()["rejected"]!["count"]!);
        Assert.Contains($"<Cd>{code}</Cd>", bank.Text("refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void Take_DocumentTypeDefinition_IsRefused()
    {
        using var bank = new BankCase();
        bank.Customer.Send("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e \"x\">]><Document>&e;</Document>"u8.ToArray());

        bank.Advance("2024-03-01");

        Assert.Contains("FF01", bank.Books()["refusedFiles"]![0]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_FundsShort_RejectsTheFileAtTheEndOfTheDay()
    {
        using var bank = new BankCase();
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(5));
        bank.Advance("2024-02-29", hour: 19);
        bank.Bank.Transfer("SP2D-1", 2_999_999);

        bank.Advance("2024-03-01");
        Assert.Empty(bank.Files("settlement"));
        bank.Advance("2024-03-01", hour: 18);

        Assert.Contains("AM04", bank.Text("settlement"), StringComparison.Ordinal);
        Assert.Equal(2_999_999, (long)bank.Books()["fundBalance"]!);
        Assert.Equal(0, (int)bank.Books()["credits"]!);
    }

    [Fact]
    public void Totals_SameMonthsPaidUnderOtherIds_CountsThemAsDuplicates()
    {
        using var bank = new BankCase();
        bank.Bank.Transfer("SP2D-1", 9_000_000);
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(5));
        bank.Customer.Send("b.xml", "MSG-B", [.. bank.Payments(5, "TWICE").Select(payment => payment with { Remittance = "KLJ 2024-02" })]);

        bank.AdvanceThrough("2024-03-01", "2024-03-05");

        Assert.Equal(5, (int)bank.Books()["duplicates"]!);
        Assert.Equal(15, (int)bank.Books()["months"]!);
    }

    [Fact]
    public void Transfer_Repeated_IsNoMovementAndWithAnotherAmountRefused()
    {
        using var bank = new BankCase();

        Assert.Null(bank.Bank.Transfer("SP2D-1", 100));
        Assert.Null(bank.Bank.Transfer("SP2D-1", 100));
        Assert.NotNull(bank.Bank.Transfer("SP2D-1", 101));

        Assert.Equal(100, (long)bank.Books()["fundBalance"]!);
    }

    [Fact]
    public void Advance_Backwards_IsRefused()
    {
        using var bank = new BankCase();
        bank.Advance("2024-03-01");

        Assert.False(bank.Bank.AdvanceTo(new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.FromHours(7))));
    }

    [Fact]
    public void Reject_ThenCorrectedAccount_SucceedsAndIsNotHitAgain()
    {
        using var bank = new BankCase(scale: 0.05m);
        bank.Bank.Transfer("SP2D-1", 10_000_000_000);
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(4_000));
        bank.AdvanceThrough("2024-03-01", "2024-03-12");
        var failed = (int)bank.Books()["rejected"]!["count"]! + (int)bank.Books()["returned"]!["count"]!;
        var (last, rows) = BooksReport.Corrections(bank.Bank.Books, 0);

        var corrected = rows.Select((row, i) => new TestPayment($"AGAIN-{i}", row.Split(',')[2], row.Split(',')[1])).ToList();
        bank.Customer.Send("b.xml", "MSG-B", corrected, "2024-03-13");
        bank.AdvanceThrough("2024-03-13", "2024-03-25");

        Assert.InRange(failed, 4, 40);
        Assert.Equal(failed, rows.Count);
        Assert.Equal(failed, last);
        Assert.Equal(4_000, (int)bank.Books()["credits"]!);
        Assert.Equal(8_000, (int)bank.Books()["months"]!);
        Assert.Equal(0, (int)bank.Books()["duplicates"]!);
    }
}
