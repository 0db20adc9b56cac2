using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

/// <summary>Payments that are right unless a test makes them wrong.</summary>
internal static class Payments
{
    public static PaymentInstruction One(int number = 1) => new(
        $"PAY-{number:0000}-1",
        $"PAY-{number:0000}",
        new Rupiah(600_000),
        "SITI AMINAH",
        $"101{number:00000000}",
        "BDKIIDJ1XXX",
        "KLJ 2024-01..2024-02");

    public static IEnumerable<PaymentInstruction> Many(int count) => Enumerable.Range(1, count).Select(One);

    public static PaymentFileHeader Header(int count = 1) => new(
        "RUN-T1-2024-001",
        new DateTimeOffset(2024, 2, 29, 8, 0, 0, TimeSpan.FromHours(7)),
        new DateOnly(2024, 3, 1),
        "Dinas Sosial Provinsi DKI Jakarta",
        "10123456789",
        "BDKIIDJ1XXX",
        count,
        new Rupiah(600_000) * count);
}

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("paseban-bank-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string[] Names => [.. Directory.EnumerateFiles(Path).Select(p => System.IO.Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
