using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using Paseban.Sandbox.Bank;
using Xunit;

namespace Paseban.Tests.Sandbox;

public partial class MessageTests
{
    [Fact]
    public void EveryMessage_OfABusyMonth_IsValidAgainstItsSchema()
    {
        if (Repository.Schemas is null) Assert.Skip("The ISO 20022 schemas (../shared/iso20022) are not beside this repository.");
        using var bank = BusyMonth(FaultKinds.None);

        var files = bank.Files();

        foreach (var kind in (string[])["acceptance", "settlement", "refusal", "camt.053", "camt.054"])
            Assert.Contains(files, file => file.Contains(kind, StringComparison.Ordinal));
        foreach (var file in files) Assert.Empty(Problems(file));
        Assert.Empty(Problems(bank.Customer.PathOf("a.xml")));
    }

    [Fact]
    public void Statements_OfABusyMonth_ChainAndAddUp()
    {
        using var bank = BusyMonth(FaultKinds.None);
        long balance = 0;

        foreach (var file in bank.Files("camt.053"))
        {
            var statement = StatementText.Read(file);
            Assert.Equal(balance, statement.Opening);
            Assert.Equal(statement.Closing, statement.Opening + statement.Entries.Sum(entry => entry.Signed));
            Assert.All(statement.Entries, entry => Assert.Equal(entry.Amount, entry.Details.Sum()));
            balance = statement.Closing;
        }

        Assert.Equal(balance, (long)bank.Books()["fundBalance"]!);
        Assert.Contains(bank.Files("camt.053"), file => File.ReadAllText(file).Contains("INTEREST", StringComparison.Ordinal));
        Assert.Contains(bank.Files("camt.053"), file => File.ReadAllText(file).Contains("<Cd>FEE</Cd>", StringComparison.Ordinal));
    }

    [Fact]
    public void Signatures_OfTheBank_AreThoseOfTheBytes()
    {
        using var bank = BusyMonth(FaultKinds.None);
        var key = Path.Combine(bank.Exchange, "keys", "bank.pub.pem");

        Assert.All(bank.Files(), file => Assert.Null(Signature.Problem(key, ExchangeFolder.HashOf(file), File.ReadAllText(file + ".sig"))));
    }

    [Fact]
    public void Faults_AllOfThem_DelayAndRepeatFilesButChangeNoMessage()
    {
        const FaultKinds all = FaultKinds.Late | FaultKinds.Repeat | FaultKinds.Reorder | FaultKinds.Crash;
        using var plain = BusyMonth(FaultKinds.None);
        using var faulty = BusyMonth(all);

        Assert.Equal(plain.Books().ToJsonString(), faulty.Books().ToJsonString());
        Assert.Equal(Facts(plain), Facts(faulty));
        Assert.True(faulty.Files().Count > plain.Files().Count);
    }

    /// <summary>Several runs, rejects, returns, a refusal, a day without funds, two month ends; then time for what is late.</summary>
    internal static BankCase BusyMonth(FaultKinds faults)
    {
        var bank = new BankCase(faults, scale: 0.05m);
        bank.Bank.Transfer("SP2D-1", 4_000_000_000);
        bank.Customer.Send("a.xml", "MSG-A", bank.Payments(3_000));
        bank.Customer.Send("b.xml", "MSG-B", bank.Payments(1_500, "SECOND"), "2024-03-14");
        bank.Customer.Send("c.xml", Customer.File001("MSG-C", bank.Payments(5, "THIRD"), items: 6));
        bank.Customer.Send("d.xml", "MSG-D", bank.Payments(3_500, "FOURTH"), "2024-03-20");
        bank.Customer.Send("e.xml", "MSG-E",
            [new TestPayment("FIFTH", "NOBODY", "99900000000"), new TestPayment("SIXTH", "NOBODY", "NO NUMBER")]);
        bank.AdvanceThrough("2024-02-27", "2024-04-12");
        return bank;
    }

    private static List<string> Problems(string path)
    {
        var problems = new List<string>();
        var schemas = new XmlSchemaSet();
        string[] messages = ["pain.001.001.09", "pain.002.001.10", "camt.053.001.08", "camt.054.001.08"];
        foreach (var message in messages)
        {
            using var schema = File.OpenRead(Path.Combine(Repository.Schemas!, message + ".xsd"));
            using var schemaReader = XmlReader.Create(schema, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            schemas.Add($"urn:iso:std:iso:20022:tech:xsd:{message}", schemaReader);
        }
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, Schemas = schemas };
        settings.ValidationType = ValidationType.Schema;
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, problem) => problems.Add($"{Path.GetFileName(path)}: {problem.Message}");
        using var stream = File.OpenRead(path);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read()) continue;
        return problems;
    }

    /// <summary>Each message once, by what it says rather than by its number, which faults move.</summary>
    private static SortedSet<string> Facts(BankCase bank) => new(
        bank.Files().Select(file => NumberOrInstant().Replace(File.ReadAllText(file), "")),
        StringComparer.Ordinal);

    [GeneratedRegex("BJ-[0-9]+|<CreDtTm>[^<]+</CreDtTm>", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NumberOrInstant();
}
