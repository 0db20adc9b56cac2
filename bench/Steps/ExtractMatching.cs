using System.Security.Cryptography;
using Paseban.Assistance.Matching;
using Paseban.Bench.Files;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>
/// A wave of registrations compared with a bulk extract of the civil registry: 250,000 applicants against 11,000,000 rows, each row's NIK
/// through its blind index, findings, facts and the way of every case written.
/// </summary>
internal sealed class ExtractMatching : Step
{
    private const string Wave = "BENCH-2024";

    public override string Name => "match-extract";

    public override string FloorIs => "the extract's bytes read and one HMAC a row, on all cores; nothing compared or written";

    public override Step? After => Of<PersonsImport>();

    public override int? Goal => 60;

    public override async Task PrepareAsync(World world)
    {
        CivilExtractFile.Write(Extract(world), world.People);
        await using var work = await world.Database.BeginAsync(World.Prepare(ProcessKind.ApplicationsImporting));
        var law = new { world.Law.Version };
        await work.ExecuteAsync(
            """
            insert into law_version (hash, adopted_at, adopted_by, files) values (@Version, 1, 0, '') on conflict (hash) do nothing
            """,
            law);
        await work.ExecuteAsync(
            $"""
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (1, '{Wave}', '{Wave}', '2024-01-01', '2024-01-15', 0, 0)
            """);
        await work.ExecuteAsync(
            """
            insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by, area)
            select household_id, 1, 'proposal_list', 'submitted', 1, 0, 0, 0, min(area) from person
            where person_id <= @People group by household_id
            """,
            new { world.People });
        await work.ExecuteAsync(
            """
            insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
            select person_id, household_id, 1, 'other', '', 2, 'open' from person where person_id <= @People
            """,
            new { world.People });
        await work.AnalyzeAsync(["application", "application_member", "person", "person_nik"]);
        await work.CommitAsync();
    }

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var match = new MatchCivilExtract(world.Database, world.Keys, world.Law);
        var matched = await match.RunAsync(
            new(Wave, [new(MatchRegister.Civil, Extract(world), new Month(2024, 1))]), World.Act(ProcessKind.CivilMatching), parts);
        return matched.Value.RowsRead;
    }

    public override Task<Spent?> FloorAsync(World world)
    {
        var rows = world.People * CivilExtractFile.RowsEach;
        var clock = Clock.StartNew();
        using (var file = new FileStream(Extract(world), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))
        {
            var buffer = new byte[1 << 20];
            while (file.Read(buffer) > 0)
            {
                // Only brought into memory.
            }
        }
        Parallel.For(0, Environment.ProcessorCount, core =>
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, new byte[32]);
            Span<byte> value = stackalloc byte[20];
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            for (var row = (long)core; row < rows; row += Environment.ProcessorCount)
            {
                BitConverter.TryWriteBytes(value, row);
                hmac.AppendData(value);
                hmac.GetHashAndReset(hash);
            }
        });
        return Task.FromResult<Spent?>(clock.Stop());
    }

    private static string Extract(World world) => world.Of("civil.csv");
}
