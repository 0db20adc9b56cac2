using System.Text.Encodings.Web;
using System.Text.Json;
using Paseban.Rules;

namespace Paseban.Assistance.Oversight;

/// <param name="Version">The law's content hash.</param>
public sealed record LawAdopted(string Version, DateTimeOffset AdoptedAt, bool AlreadyAdopted);

/// <summary>
/// Takes a law into force: from then on decisions and runs may rest on it. Its files are kept, so that what was decided under it can be
/// explained when the folder has long moved on. A law that does not hold is refused; an older one is taken into force again.
/// </summary>
public sealed class AdoptLaw(Database database)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Outcome<LawAdopted>> RunAsync(IReadOnlyList<LawFile> files, ProcessContext context, CancellationToken ct = default)
    {
        var report = LawCheck.Run(files);
        if (!report.Passed)
            return report.Messages.Select(
                message => Problem.Invalid("law", message.ToString(), "Correct the file and check it again.")
                    .InIndonesian($"Aturan tidak terbaca: {message}", "Perbaiki berkas itu, lalu periksa lagi.")
                    .AtCommandLine("Check it: paseban law check")).ToArray();

        await using var work = await database.BeginAsync(context, ct);
        if (
            await work.FindAsync<long?>(
                """
                select adopted_at from law_version where hash = @Version and adopted_at = (select max(adopted_at) from law_version)
                """,
                new { report.Version }, ct) is { } since)
            return new LawAdopted(report.Version, Instant.FromMicroseconds(since), AlreadyAdopted: true);
        await work.ExecuteAsync(
            """
            insert into law_version (hash, adopted_at, adopted_by, files) values (@Version, @at, @by, @files)
            on conflict (hash) do update set adopted_at = excluded.adopted_at, adopted_by = excluded.adopted_by
            """,
            new { report.Version, at = context.AtMicroseconds, by = context.Actor.Id, files = Text(files) },
            ct);
        work.Record("law.adopted", report.Version[..16], new { report.Version, report.Files, report.Programmes, report.CasesPassed });
        await work.CommitAsync(ct);
        return new LawAdopted(report.Version, context.At, AlreadyAdopted: false);
    }

    private static string Text(IReadOnlyList<LawFile> files) =>
        JsonSerializer.Serialize(files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal), Readable);
}
