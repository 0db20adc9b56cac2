using Paseban.Assistance.Oversight;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Bench.Files;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>A persons file into an empty registry: read, checked, encrypted, indexed, written.</summary>
internal sealed class PersonsImport : Step
{
    public override string Name => "persons";

    public override string FloorIs => "the same rows of six tables through the bulk writer, and their values through HMAC and AES";

    public override Step? After => null;

    public override int? Goal => 10;

    public override async Task PrepareAsync(World world)
    {
        var territory = new LoadTerritory(world.Database);
        _ = (await territory.RunAsync(Repository.Of("territory"), World.Prepare(ProcessKind.TerritoryLoading))).Value;
        _ = (await new AdoptLaw(world.Database).RunAsync(world.LawFiles, World.Prepare(ProcessKind.LawAdopting))).Value;
        await using var reading = await world.Database.ReadAsync();
        var kelurahan = await reading.ListAsync<string>(
            "select code from area where level = @level order by code", new { level = (long)AreaLevel.Kelurahan });
        InputFiles.WritePersons(world.Of("persons.csv"), world.People, kelurahan);
    }

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var import = new ImportPersons(world.Database, world.Keys, world.Law.Facts);
        var imported = await import.RunAsync(new(world.Of("persons.csv")), World.Act(ProcessKind.PersonsImporting));
        return imported.Value.Created;
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        // For each row the blind indexes of NIK and card and the fingerprint of the row; a card is encrypted once.
        var ciphertexts = await world.AskAsync<long>(
            "select count(*) + count(address) + count(phone) + (select count(*) from household_card) from person");
        await using var copies = await TableCopies.CreateAsync(
            world.Database, "household", "household_card", "person", "person_nik", "household_membership", "source_record");
        return await copies.BulkAsync() + Cryptography.Time(indexes: 3 * world.People, ciphertexts);
    }
}
