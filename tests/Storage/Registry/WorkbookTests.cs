using DocumentFormat.OpenXml.Spreadsheet;
using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Registry.RegistryCity;
using static Paseban.Tests.Storage.Registry.Workbooks;

namespace Paseban.Tests.Storage.Registry;

public sealed class WorkbookTests
{
    private static readonly string[] Columns = ["NIK", "No KK", "Nama", "JK", "Tgl Lahir", "Kelurahan", "RT"];

    [DatabaseTheory]
    public async Task Run_WorkbookWithTextNumbersAndDates_Lands(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = Write(city, Text(SitiNik));

        var result = await city.ImportAsync(path);

        Assert.Equal(1, result.Value.Created);
        var (birth, rt) = await city.AskAsync<(string, string)>("select birth_date, rt from person");
        Assert.Equal(("1950-01-01", "005"), (birth, rt));
    }

    [DatabaseTheory]
    public async Task Run_NikHeldAsANumber_IsRefusedNeverRounded(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = Write(city, Number(SitiNik));

        var outcome = await city.ImportAsync(path);

        Assert.Contains("scientific notation", outcome.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("Line 2, nik", outcome.Problems[1].Message, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Run_AccountHeldAsANumber_IsRefusedForItsZeros(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var path = Workbooks.Write(
            PathIn(city), ["nik", "nomor_rekening", "nama_rekening", "bank"],
            [Text(SitiNik), Number("1234567890"), Text("SITI"), Text("Bank DKI")]);

        var outcome = await city.ImportAccountsAsync(path, BadRows.SkipRow);

        Assert.Contains("leading zeros may be lost", outcome.Problems[1].Message, StringComparison.Ordinal);
    }

    private static string Write(RegistryCity city, Cell nik) => Workbooks.Write(
        PathIn(city),
        Columns,
        [
            nik, Text("3171990101150001"), Text("Siti Aminah"), Text("P"), Date(new(1950, 1, 1)), Text("Kebon Kosong"), Number("5"),
        ]);

    private static string PathIn(RegistryCity city) => Path.Combine(city.Folder, "persons.xlsx");
}
