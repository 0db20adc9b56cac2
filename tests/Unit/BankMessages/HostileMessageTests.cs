using System.Text;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

/// <summary>What must never be taken for a message, and what a message must never do.</summary>
public sealed class HostileMessageTests
{
    private const string Bomb =
        "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>";
    private const string ExternalEntity = "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    private const string ExternalSubset = "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/evil.dtd\">";

    private static readonly Dictionary<BankMessageKind, string> Messages = new()
    {
        [BankMessageKind.StatusReport] =
            BankXml.StatusReport(BankXml.Item() + BankXml.Item("PAY-0002", "RJCT", "AC04") + BankXml.Item("PAY-0003")),
        [BankMessageKind.Statement] = BankXml.Statement(0, 0, BankXml.Funding("SP2D-1", 9) + BankXml.Batch(2, 3, 4) + BankXml.Fee(1)),
        [BankMessageKind.CreditNotification] = BankXml.Notification(BankXml.Return("PAY-0002", 600_000)),
    };

    public static TheoryData<BankMessageKind> Kinds => [.. Messages.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_CutOffAtAnyByte_IsRefused(BankMessageKind kind)
    {
        var whole = Encoding.UTF8.GetBytes(Messages[kind]);
        BankXml.ReadWhole(new MemoryStream(whole), kind);

        for (var length = 0; length < whole.Length; length++)
        {
            var refusal = Assert.Throws<BankMessageException>(() => BankXml.ReadWhole(new MemoryStream(whole, 0, length), kind));
            Assert.Equal(BankMessageFault.Malformed, refusal.Error.Fault);
        }
    }

    [Theory]
    [InlineData(Bomb)]
    [InlineData(ExternalEntity)]
    [InlineData(ExternalSubset)]
    public void Read_DocumentTypeDefinition_IsRefused(string dtd)
    {
        foreach (var (kind, xml) in Messages)
        {
            var hostile = xml.Replace("?>", "?>\n" + dtd, StringComparison.Ordinal);
            var refusal = Assert.Throws<BankMessageException>(() => BankXml.ReadWhole(BankXml.Stream(hostile), kind));

            Assert.Equal(BankMessageFault.DtdForbidden, refusal.Error.Fault);
            Assert.Throws<BankMessageException>(() => BankMessage.Identify(BankXml.Stream(hostile)));
        }
    }

    [Fact]
    public void Read_EntityWithoutDefinition_IsRefused() =>
        Assert.Equal(BankMessageFault.Malformed, Refused(BankXml.StatusReport(BankXml.Item(id: "&file;"))).Fault);

    [Fact]
    public void Read_LongTextWhereAFieldIs_IsRefused() =>
        Assert.Equal(BankMessageFault.LimitExceeded, Refused(BankXml.StatusReport(BankXml.Item(id: new string('9', 5_000)))).Fault);

    [Fact]
    public void Read_HugeTextNobodyAskedFor_IsRefused() =>
        Assert.Equal(BankMessageFault.LimitExceeded, Refused(BankXml.StatusReport($"<StsId>{new string('9', 100_000)}</StsId>")).Fault);

    [Fact]
    public void Read_HugeAttribute_IsRefused() =>
        Assert.Equal(BankMessageFault.LimitExceeded, Refused(BankXml.StatusReport(BankXml.Item(currency: new string('9', 100_000)))).Fault);

    [Fact]
    public void Read_ElementsDeepInEachOther_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<A>", 500)) + string.Concat(Enumerable.Repeat("</A>", 500));

        Assert.Equal(BankMessageFault.LimitExceeded, Refused(BankXml.StatusReport(deep)).Fault);
    }

    [Fact]
    public void Read_ItemOfAnotherNamespace_IsNoItem()
    {
        var foreign = BankXml.Item().Replace("<TxInfAndSts>", "<TxInfAndSts xmlns=\"urn:evil\">", StringComparison.Ordinal);
        using var report = StatusReportReader.Open(BankXml.Stream(BankXml.StatusReport(foreign + BankXml.Item("PAY-0002"))));

        Assert.Equal("PAY-0002", Assert.Single(report.Items()).EndToEndId);
    }

    [Fact]
    public void Read_ElementsWithinTheEndToEndId_AreRefused() =>
        Assert.Equal(BankMessageFault.InvalidValue, Refused(BankXml.StatusReport(BankXml.Item(id: "PAY-<b>0001</b>"))).Fault);

    private static BankMessageError Refused(string xml) =>
        Assert.Throws<BankMessageException>(() => BankXml.ReadWhole(BankXml.Stream(xml), BankMessageKind.StatusReport)).Error;
}
