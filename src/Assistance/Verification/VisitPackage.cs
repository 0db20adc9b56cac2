using System.Security.Cryptography;
using System.Text.Json;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <summary>What lies in a package on its way out.</summary>
/// <param name="Package">PKT-...</param>
/// <param name="Questions">The checklist as it was then.</param>
public sealed record PackageOut(
    string Package, DateTimeOffset IssuedAt, IReadOnlyList<PackagedQuestion> Questions, IReadOnlyList<PackagedVisit> Visits);

public sealed record PackagedQuestion(string Field, string Column, string Id, string En);

/// <param name="Answers">What is answered already, by field.</param>
public sealed record PackagedVisit(
    string Visit, string Person, string Name, string? Address, string? Phone, string Area, string? Rw, string? Rt, string Reason,
    DateOnly PlannedOn, IReadOnlyDictionary<string, string> Answers);

/// <summary>What comes back: answers only, each with its own moment.</summary>
public sealed record PackageBack(string Package, string By, IReadOnlyList<PackagedAnswer> Answers);

public sealed record PackagedAnswer(string Visit, string Field, string Value, DateTimeOffset At);

/// <param name="Area">Code of the kelurahan, or of what lies around it.</param>
/// <param name="Through">Visits planned up to this day.</param>
/// <param name="Path">Where the package is written.</param>
public sealed record IssuePackageRequest(string Area, DateOnly Through, string Path);

/// <param name="Code">Opens the package; shown once and kept nowhere.</param>
public sealed record PackageIssued(string Package, string Path, string Code, long Visits);

/// <summary>Packs planned visits to be taken along without signal. Everybody in it leaves an access record.</summary>
public sealed class IssuePackage(Database database, KeyRing keys, Law law)
{
    public const string Prefix = "PKT";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<Outcome<PackageIssued>> RunAsync(IssuePackageRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var visits = await ReadAsync(work, vault, request, ct);
        if (visits.Count == 0)
            return Problem.NotFound(
                "package.empty", $"No visit is planned in {request.Area} until {request.Through.Iso}.",
                "Plan visits first, or choose another area or a later day.")
                .InIndonesian(
                    $"Tidak ada kunjungan yang direncanakan di {request.Area} sampai {request.Through.Iso}.",
                    "Rencanakan kunjungan lebih dahulu, atau pilih wilayah lain atau hari yang lebih akhir.")
                .AtCommandLine("See: paseban visit list");
        var id = await work.TakeNumbersAsync("visit_package", 1, ct);
        var reference = Reference.Of(Prefix, id).ToString();
        var code = PackageBox.NewCode();
        var content = JsonSerializer.SerializeToUtf8Bytes(new PackageOut(reference, context.At, Questions(), visits), Json);
        var box = PackageBox.Seal(content, code);
        await work.ExecuteAsync(
            """
            insert into visit_package (id, content_hash, visits, issued_at, issued_by) values (@id, @hash, @count, @at, @by)
            """,
            new
            {
                id,
                hash = Convert.ToHexStringLower(SHA256.HashData(box)),
                count = (long)visits.Count,
                at = context.AtMicroseconds,
                by = context.Actor.Id,
            },
            ct);
        await AccessLog.RecordAsync(work, [.. visits.Select(visit => Reference.Read("P", visit.Person).Value.Id)], ct);
        work.Record("package.issued", reference, new { visits = visits.Count, request.Area });
        await File.WriteAllBytesAsync(request.Path + ".part", box, ct);
        await work.CommitAsync(ct);
        File.Move(request.Path + ".part", request.Path, overwrite: true);
        return new PackageIssued(reference, request.Path, code, visits.Count);
    }

    private List<PackagedQuestion> Questions() =>
    [
        .. new Checklist(law.Facts).Items.Select(item => new PackagedQuestion(
            item.Field, item.Column, item.Fact?.Text.Id ?? item.Column, item.Fact?.Text.En ?? item.Field)),
    ];

    private static async Task<List<PackagedVisit>> ReadAsync(
        Reading reading, IdentityVault vault, IssuePackageRequest request, CancellationToken ct)
    {
        var which = new { request.Area, within = request.Area + ".%", through = request.Through.Iso };
        const string Planned = """
            from visit v join person p on p.person_id = v.person_id
            where v.state = 'planned' and (v.area = @Area or v.area like @within) and v.planned_on <= @through
            """;
        var answers = (await reading.ListAsync<(long VisitId, string Field, string Value)>(
            $"""
            select a.visit_id, a.field, a.value from visit_answer a
            where exists (select 1 {Planned} and v.person_id = a.person_id and v.id = a.visit_id) order by a.visit_id, a.stated_at, a.value
            """, which, ct)).ToLookup(row => row.VisitId);
        var rows = await reading.ListAsync<Row>(
            $"""
            select v.id as Id, v.person_id as PersonId, p.name as Name, p.address as Address, p.phone as Phone, v.area as Area, v.rw as Rw,
                   v.rt as Rt, v.reason as Reason, v.planned_on as PlannedOn {Planned} order by v.area, v.rw, v.rt, v.id
            """,
            which,
            ct);
        return [.. rows.Select(row => new PackagedVisit(
            Visits.ReferenceOf(row.Id), PersonKey.ReferenceOf(row.PersonId), row.Name, Clear(
                row.PersonId, IdentityField.Address, row.Address),
            Clear(row.PersonId, IdentityField.Phone, row.Phone), row.Area, row.Rw, row.Rt, row.Reason, IsoDate.Parse(row.PlannedOn),
            answers[row.Id].GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.Last().Value)))];

        string? Clear(long person, IdentityField field, string? ciphertext) =>
            ciphertext is null ? null : vault.Decrypt(person, field, ciphertext);
    }

    private sealed record Row(
        long Id, long PersonId, string Name, string? Address, string? Phone, string Area, string? Rw, string? Rt, string Reason,
        string PlannedOn);
}

/// <param name="Path">The package as it came back.</param>
public sealed record MergePackageRequest(string Path, string Code);

/// <summary>
/// Merges what came back, answer by answer: nothing that somebody else recorded meanwhile is overwritten, the newest answer to a question
/// counts, and different answers of different visitors are named. The same package again changes nothing.
/// </summary>
public sealed class MergePackage(Database database, Law law)
{
    private const int MostProblems = 20;

    private static readonly BilingualText OtherChecklist = new(
        "Pakai daftar pertanyaan yang dikirim.", "Use the checklist that was sent.");

    public async Task<Outcome<AnswersLanded>> RunAsync(MergePackageRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var opened = PackageBox.Open(await File.ReadAllBytesAsync(request.Path, ct), request.Code);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        var back = Parse(opened.Value);
        if (back is null)
            return Problem.Invalid("package.content", "The package holds no answers.", "Send the package that the visitor's page wrote.")
                .InIndonesian("Paket ini tidak memuat jawaban.", "Kirim paket yang ditulis oleh halaman petugas kunjungan.");
        var package = Reference.Read(IssuePackage.Prefix, back.Package);
        if (!package.Succeeded) return package.Problems.ToArray();

        var known = await VisitedAsync(back, ct);
        await using var work = await database.BeginAsync(context, ct);
        if (await work.FindAsync<long?>("select id from visit_package where id = @Id", new { package.Value.Id }, ct) is null)
            return Problem.NotFound("package.unknown", $"{package.Value} was never issued here.", "Check which database it came from.")
                .InIndonesian($"{package.Value} tidak pernah dikeluarkan di sini.", "Periksa dari mana paket ini dikeluarkan.");
        var problems = new List<Problem>();
        await VisitAnswers.StageAsync(work, ct);
        await using (var bulk = VisitAnswers.Bulk(work)) await StageAsync(bulk, back, known, package.Value.Id, context, problems, ct);
        if (problems.Count > 0) return problems.Take(MostProblems).ToArray();
        var landed = await new VisitAnswers(work, law, package.Value.ToString()).LandAsync(ct);
        if (!landed.Succeeded || landed.Value.Answers == 0) return landed;
        await work.ExecuteAsync(
            "update visit_package set merged_at = @at, merged_by = @by where id = @Id",
            new { at = context.AtMicroseconds, by = context.Actor.Id, package.Value.Id }, ct);
        work.Record("package.merged", package.Value.ToString(), new
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(opened.Value)),
            landed.Value.Answers,
            contradictions = landed.Value.Contradictions.Count,
        });
        await work.CommitAsync(ct);
        return landed;
    }

    /// <summary>
    /// Who is visited at each visit that the package answers for; a visit out of the actor's sight, which an act would see, is not known.
    /// </summary>
    private async Task<Dictionary<long, long>> VisitedAsync(PackageBack back, CancellationToken ct)
    {
        var visits = back.Answers.Select(answer => Reference.Read(Visits.Prefix, answer.Visit)).Where(visit => visit.Succeeded)
            .Select(visit => visit.Value.Id).Distinct().ToList();
        if (visits.Count == 0) return [];
        await using var reading = await database.ReadAsync(ct);
        return (await reading.ListAsync<(long Id, long Person)>(
            $"select id, person_id from visit where id in ({string.Join(',', visits)})", ct: ct))
            .ToDictionary(row => row.Id, row => row.Person);
    }

    private static PackageBack? Parse(byte[] content)
    {
        try
        {
            var back = JsonSerializer.Deserialize<PackageBack>(content, IssuePackage.Json);
            return back is { Answers: not null, By: not null } ? back : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task StageAsync(
        BulkWriter bulk, PackageBack back, Dictionary<long, long> known, long package, ProcessContext context, List<Problem> problems,
        CancellationToken ct)
    {
        var checklist = new Checklist(law.Facts);
        foreach (var (place, answer) in back.Answers.Index())
        {
            var (field, value, problem) = (checklist.Find(answer.Field), (string?)null, OtherChecklist);
            var visit = Reference.Read(Visits.Prefix, answer.Visit);
            if (field is not null) value = Checklist.Read(field, answer.Value, out problem);
            var isKnown = visit.Succeeded && known.ContainsKey(visit.Value.Id);
            if (!isKnown || value is null || answer.At > context.At)
            {
                problems.Add(Problem.Invalid(
                    "package.answer", $"Answer {place + 1} ({answer.Visit}, {answer.Field}) cannot be taken.",
                    !isKnown ? "The visit is not known here."
                    : value is null ? problem.En
                    : "It was given after now: the telephone's clock is wrong.")
                    .InIndonesian(
                        $"Jawaban {place + 1} ({answer.Visit}, {answer.Field}) tidak dapat diterima.",
                        !isKnown ? "Kunjungan ini tidak dikenal di sini."
                        : value is null ? problem.Id
                        : "Jawaban ini bertanggal sesudah sekarang: jam telepon itu salah."));
                continue;
            }
            bulk.Add(known[visit.Value.Id]).Add(visit.Value.Id).Add(answer.Field).Add(Instant.ToMicroseconds(answer.At))
                .Add(back.By.Trim()).Add(value).Add(package).EndRow();
        }
        await bulk.CompleteAsync(ct);
    }
}
