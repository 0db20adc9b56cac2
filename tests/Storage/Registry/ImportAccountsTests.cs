using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

public sealed class ImportAccountsTests
{
    private const string Columns = "nik,nomor_rekening,nama_rekening,bank,tanggal_buka";

    [DatabaseTheory]
    public async Task Run_FirstAccounts_LandEncrypted(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var result = (
            await city.ImportAccountsAsync(city.Write(Columns, $"{SitiNik},01-234.567890,SITI AMINAH,Bank DKI,2020-05-05"))).Value;

        Assert.Equal((1, 0, 0, 0), (result.Created, result.Changed, result.Unchanged, result.SharedAccounts));
        var siti = await city.PersonIdAsync(SitiNik);
        var (ciphertext, by) = await city.AskAsync<(string, long)>(
            "select ciphertext, recorded_by from bank_account where person_id = @siti and current = 1", new { siti });
        Assert.Equal("01234567890", city.Vault.Decrypt(siti, IdentityField.Account, ciphertext));
        Assert.Equal(Officer.Id, by);
    }

    [DatabaseTheory]
    public async Task Run_ChangedAccount_IsANewVersion(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);
        await city.ImportAccountsAsync(
            city.Write(Columns, $"{SitiNik},40000000001,SITI AMINAH,Bank DKI,", $"{BudiNik},40000000002,BUDI,Bank DKI,"));

        var result = (await city.ImportAccountsAsync(city.Write(
            Columns, $"{BudiNik},40000000002,BUDI,Bank DKI,", $"{SitiNik},40000000003,SITI AMINAH,Bank DKI,"))).Value;

        Assert.Equal((0, 1, 1), (result.Created, result.Changed, result.Unchanged));
        var siti = await city.PersonIdAsync(SitiNik);
        Assert.Equal(
            [1L, 2L],
            await city.ListAsync<long>("select version from bank_account where person_id = @siti order by current, version", new { siti }));
    }

    [DatabaseTheory]
    public async Task Run_SameFileTwice_ChangesNothingAndSaysSo(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti);
        var path = city.Write(Columns, $"{SitiNik},40000000001,SITI AMINAH,Bank DKI,");
        await city.ImportAccountsAsync(path);

        Assert.True((await city.ImportAccountsAsync(path)).Value.File.WasImportedBefore);
        Assert.Equal(1, await city.CountAsync("bank_account"));
    }

    [DatabaseTheory]
    public async Task Run_AccountOfTwoPeople_IsCounted(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandAsync(Siti, Budi);

        var result = (
            await city.ImportAccountsAsync(
                city.Write(Columns, $"{SitiNik},40000000001,SITI,Bank DKI,", $"{BudiNik},40000000001,SITI,Bank DKI,"))).Value;

        Assert.Equal((2, 1), (result.Created, result.SharedAccounts));
    }

    [Theory]
    [InlineData("3171990203489999,40000000001,X,Bank DKI,", "nik", "nobody in the registry")]
    [InlineData($"{SitiNik},4.0E+10,X,Bank DKI,", "nomor_rekening", "scientific notation")]
    [InlineData($"{SitiNik},123,X,Bank DKI,", "nomor_rekening", "fewer than 5 digits")]
    [InlineData($"{SitiNik},40O0000001,X,Bank DKI,", "nomor_rekening", "not a digit")]
    [InlineData($"{SitiNik},40000000001,,Bank DKI,", "nama_rekening", "missing")]
    [InlineData($"{SitiNik},40000000001,X,,", "bank", "missing")]
    [InlineData($"{SitiNik},40000000001,X,Bank Pembangunan Daerah Khusus Ibukota,", "bank", "more than 35 signs")]
    [InlineData($"{SitiNik},40000000001,X,Bank DKI,kemarin", "tanggal_buka", "not a date")]
    public async Task Run_BadRow_IsListed(string row, string column, string reason)
    {
        await using var city = await CreateAsync(Engine.Sqlite);
        await city.LandAsync(Siti, Budi);

        var outcome = await city.ImportAccountsAsync(city.Write(Columns, $"{BudiNik},40000000002,BUDI,Bank DKI,", row), BadRows.SkipRow);

        var problem = Assert.Single(outcome.Value.File.FirstProblems);
        Assert.Equal(column, problem.Column);
        Assert.Contains(reason, problem.Reason.En, StringComparison.Ordinal);
    }
}
