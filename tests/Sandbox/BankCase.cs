using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Bank;

namespace Paseban.Tests.Sandbox;

/// <summary>A small world, its bank in this process, and a customer with a folder between them.</summary>
internal sealed class BankCase : IDisposable
{
    private readonly FaultKinds faults;

    public BankCase(FaultKinds faults = FaultKinds.None, decimal scale = 0.01m)
    {
        this.faults = faults;
        World = new SmallWorld(scale: scale);
        Exchange = Path.Combine(World.Folder, "exchange");
        Customer = new Customer(Exchange);
        Bank = Open();
    }

    public SmallWorld World { get; }
    public string Exchange { get; }
    public Customer Customer { get; }
    public SandboxBank Bank { get; private set; }

    /// <summary>The existing recipients' accounts as payments of one run.</summary>
    public IReadOnlyList<TestPayment> Payments(int count, string prefix = "PAY") => World.Rows("bank/accounts-2024-01.csv").Take(count)
        .Select((row, i) => new TestPayment(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i:00000}"), row["nama_rekening"], row["nomor_rekening"]))
        .ToList();

    public void Advance(string day, int hour = 10) =>
        Xunit.Assert.True(Bank.AdvanceTo(DateTimeOffset.Parse($"{day}T{hour:00}:00:00+07:00", CultureInfo.InvariantCulture)));

    /// <summary>Day by day, both included.</summary>
    public void AdvanceThrough(string first, string last)
    {
        for (var day = BankBooks.Day(first); day <= BankBooks.Day(last); day = day.AddDays(1)) Advance(BankBooks.Text(day));
    }

    public JsonNode Books() => JsonSerializer.SerializeToNode(BooksReport.Totals(Bank.Books), JsonSerializerOptions.Web)!;

    public IReadOnlyList<string> Files(string containing = "") => Directory.EnumerateFiles(Path.Combine(Exchange, "from-bank"), "*.xml")
        .Where(path => File.Exists(path + ".sig") && path.Contains(containing, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    public string Text(string containing) => File.ReadAllText(Files(containing).Single());

    public void Restart()
    {
        Bank.Dispose();
        Bank = Open();
    }

    public void Dispose()
    {
        Bank.Dispose();
        Customer.Dispose();
        World.Dispose();
    }

    private SandboxBank Open() =>
        new(Path.Combine(World.Folder, "bank", "bank.db"), new ExchangeFolder(Exchange), faults, faultsPerThousand: 400);
}
