using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Matching;

/// <param name="Group">DUP-...</param>
/// <param name="PerMille">Probability of the likeliest pair, in thousandths.</param>
/// <param name="Records">How many records hang together.</param>
public sealed record DuplicateGroup(string Group, long PerMille, long Records, long Pairs);

/// <param name="Groups">All that wait.</param>
/// <param name="After">What the next page begins with; null at the end.</param>
public sealed record DuplicateGroupsListed(long Groups, IReadOnlyList<DuplicateGroup> Listed, string? After);

/// <summary>A record as it is laid beside others: with its whole name, and its numbers masked.</summary>
/// <param name="Nik">317199******0001; empty without one.</param>
/// <param name="Applications">Those of the wave.</param>
public sealed record ComparedRecord(
    string Person, string Name, string Nik, bool IsMan, string BirthPlace, string BirthDate, string Kelurahan, string Rt, string Rw,
    IReadOnlyList<string> Applications);

/// <param name="Parts">Which column agrees how, and how many bits it adds to or takes from the odds.</param>
/// <param name="Decision">same or different; null while it waits.</param>
public sealed record ComparedPair(string Left, string Right, long PerMille, string Parts, string? Decision);

/// <param name="Next">The next group that waits, where one is shown by itself; null when this is the last.</param>
public sealed record DuplicateCompared(
    string Group, string Wave, IReadOnlyList<ComparedRecord> Records, IReadOnlyList<ComparedPair> Pairs, string? Next);

/// <summary>
/// Groups of records that may be one person: which wait, the likeliest first, and one laid open side by side. Laying open is a look at
/// identities and leaves an access record for each.
/// </summary>
public sealed class CompareDuplicates(Database database, KeyRing keys)
{
    /// <param name="waveCode">The wave.</param>
    /// <param name="after">What the page before ended with.</param>
    /// <param name="most">At most this many.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<DuplicateGroupsListed>> ListAsync(
        string waveCode, string? after = null, int most = 50, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var (likelier, last) = (1001L, 0L);
        if (after is not null)
        {
            var words = after.Split('.');
            var read = Reference.Read(DuplicateStore.Prefix, words[^1]);
            var isRead = words.Length == 2 && read.Succeeded
                && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out likelier);
            if (!isRead)
                return Problem.Invalid("duplicate.page", "This page of the list is not known.", "Begin at the first page.")
                    .InIndonesian("Halaman daftar ini tidak dikenal.", "Mulai dari halaman pertama.");
            last = read.Value.Id;
        }
        const string Waiting = $"""
            select d.group_id as GroupId, max(d.per_mille) as PerMille, count(*) as Pairs from duplicate_pair d
            where {ListDuplicates.Open} group by d.group_id
            """;
        var parts = new { wave = wave.Value.Id, likelier, last, most = most + 1L };
        var rows = await reading.ListAsync<GroupRow>(
            $"""
            select g.GroupId as GroupId, g.PerMille as PerMille, g.Pairs as Pairs, g.Groups as Groups
            from (select w.*, count(*) over () as Groups from ({Waiting}) w) g
            where g.PerMille < @likelier or (g.PerMille = @likelier and g.GroupId > @last)
            order by g.PerMille desc, g.GroupId limit @most
            """,
            parts, ct);
        var all = rows.Count > 0 ? rows[0].Groups : await reading.SingleAsync<long>($"select count(*) from ({Waiting}) g", parts, ct);
        var page = rows.Take(most).ToList();
        var shown = string.Join(',', page.Select(row => row.GroupId));
        var records = page.Count == 0 ? [] : (await reading.ListAsync<(long Group, long Records)>(
            $"""
            select x.group_id, count(*) from (
                select d.group_id, d.left_id as person_id from duplicate_pair d where d.group_id in ({shown}) and {ListDuplicates.Open}
                union select d.group_id, d.right_id from duplicate_pair d where d.group_id in ({shown}) and {ListDuplicates.Open}) x
            group by x.group_id
            """,
            parts, ct)).ToDictionary(row => row.Group, row => row.Records);
        return new DuplicateGroupsListed(
            all,
            [
                .. page.Select(row => new DuplicateGroup(
                    DuplicateStore.ReferenceOf(row.GroupId), row.PerMille, records[row.GroupId], row.Pairs)),
            ],
            rows.Count > most ? $"{page[^1].PerMille}.{DuplicateStore.ReferenceOf(page[^1].GroupId)}" : null);
    }

    /// <param name="waveCode">The wave.</param>
    /// <param name="group">DUP-...</param>
    /// <param name="context">With the purpose of the look.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<DuplicateCompared>> ShowAsync(
        string waveCode, string group, ProcessContext context, CancellationToken ct = default)
    {
        var shown = await ShowAllAsync(waveCode, [group], context, ct);
        if (!shown.Succeeded) return shown.Problems.ToArray();
        var one = shown.Value[0];
        var next = (await ListAsync(waveCode, null, 2, ct)).Match(
            listed => listed.Listed.FirstOrDefault(other => other.Group != one.Group)?.Group, _ => null);
        return one with { Next = next };
    }

    /// <summary>Several groups at once, in the order in which they are named.</summary>
    public async Task<Outcome<IReadOnlyList<DuplicateCompared>>> ShowAllAsync(
        string waveCode, IReadOnlyList<string> groups, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        var references = groups.Select(group => Reference.Read(DuplicateStore.Prefix, group)).ToList();
        if (references.SelectMany(reference => reference.Problems).ToArray() is { Length: > 0 } wrong) return wrong;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var wave = await WaveCalendar.FindAsync(work, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var pairs = (await work.ListAsync<PairRow>(
            $"""
            select d.group_id as GroupId, d.left_id as LeftId, d.right_id as RightId, d.per_mille as PerMille, d.parts as Parts,
                   (select x.decision from duplicate_decision x where x.left_id = d.left_id and x.right_id = d.right_id
                    order by x.decided_at desc limit 1) as Decision
            from duplicate_pair d
            where d.group_id in ({string.Join(',', references.Select(reference => reference.Value.Id))})
              and d.run_id = (select max(id) from match_run where wave_id = @wave and kind = 'duplicates')
            order by d.per_mille desc, d.left_id, d.right_id
            """,
            new { wave = wave.Value.Id }, ct)).ToLookup(pair => pair.GroupId);
        if (references.FirstOrDefault(reference => !pairs.Contains(reference.Value.Id)) is { } unknown)
            return Problem.NotFound(
                "duplicate.unknown", $"There is no group {unknown.Value} in {wave.Value.Code}.", "See the list of groups.")
                .InIndonesian($"Tidak ada kelompok {unknown.Value} di {wave.Value.Code}.", "Lihat daftar kelompok.");
        var people = pairs.SelectMany(group => group).SelectMany(pair => pair.People).Distinct().Order().ToList();
        var records = (await RecordsAsync(work, wave.Value.Id, people, ct)).ToDictionary(record => record.Person);
        await AccessLog.RecordAsync(work, people, ct);
        await work.CommitAsync(ct);
        return references.Select(reference => pairs[reference.Value.Id].ToList()).Select(group => new DuplicateCompared(
            DuplicateStore.ReferenceOf(group[0].GroupId), wave.Value.Code,
            [
                .. group.SelectMany(pair => pair.People).Distinct().Order().Select(PersonKey.ReferenceOf)
                    .Where(records.ContainsKey).Select(person => records[person]),
            ],
            [
                .. group.Select(pair => new ComparedPair(
                    PersonKey.ReferenceOf(pair.LeftId), PersonKey.ReferenceOf(pair.RightId), pair.PerMille, pair.Parts, pair.Decision)),
            ],
            null)).ToList();
    }

    private async Task<IReadOnlyList<ComparedRecord>> RecordsAsync(Reading reading, long wave, List<long> people, CancellationToken ct)
    {
        using var vault = new IdentityVault(keys);
        var list = string.Join(',', people);
        var applications = (await reading.ListAsync<(long PersonId, long ApplicationId)>(
            $"""
            select person_id, application_id from application_member where wave_id = @wave and person_id in ({list})
            order by application_id
            """,
            new { wave }, ct)).ToLookup(row => row.PersonId, row => ApplicationWords.ReferenceOf(row.ApplicationId));
        var areas = await AreaIndex.ReadAsync(reading, ct);
        var rows = await reading.ListAsync<RecordRow>(
            $"""
            select p.person_id as PersonId, p.name as Name, coalesce(n.ciphertext, '') as Ciphertext, p.sex as Sex,
                   coalesce(p.birth_place, '') as BirthPlace, p.birth_date as BirthDate, p.area as Area, coalesce(p.rt, '') as Rt,
                   coalesce(p.rw, '') as Rw
            from person p left join person_nik n on n.person_id = p.person_id and n.current = 1
            where p.person_id in ({list}) order by p.person_id
            """,
            ct: ct);
        var niks = rows.Where(row => row.Ciphertext.Length > 0).ToDictionary(
            row => row.PersonId, row => Nik.Parse(vault.Decrypt(row.PersonId, IdentityField.Nik, row.Ciphertext)));
        return
        [
            .. rows.Select(row => new ComparedRecord(
                PersonKey.ReferenceOf(row.PersonId), row.Name,
                niks.TryGetValue(row.PersonId, out var nik) ? nik.MaskedBeside([.. niks.Values]) : "",
                row.Sex == 1, row.BirthPlace, row.BirthDate,
                AreaCode.TryParse(row.Area, out var area) ? areas.FullName(area) : row.Area, row.Rt, row.Rw,
                [.. applications[row.PersonId]])),
        ];
    }

    private sealed record GroupRow(long GroupId, long PerMille, long Pairs, long Groups);

    private sealed record PairRow(long GroupId, long LeftId, long RightId, long PerMille, string Parts, string? Decision)
    {
        public IEnumerable<long> People => [LeftId, RightId];
    }

    private sealed record RecordRow(
        long PersonId, string Name, string Ciphertext, long Sex, string BirthPlace, string BirthDate, string Area, string Rt, string Rw);
}
