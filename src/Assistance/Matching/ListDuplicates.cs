using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>One record of a pair, with its name masked.</summary>
/// <param name="Applications">Those of the wave; empty for somebody who is only in the registry.</param>
public sealed record DuplicatePerson(string Person, string Name, string BirthDate, string Area, IReadOnlyList<string> Applications);

/// <param name="Group">Pairs of one group hang together.</param>
/// <param name="PerMille">Probability that both are one person, in thousandths.</param>
/// <param name="Parts">Which column agrees how, and how many bits it adds to or takes from the odds.</param>
public sealed record ListedPair(string Group, long PerMille, DuplicatePerson Left, DuplicatePerson Right, string Parts);

/// <param name="Groups">Groups that wait for a decision.</param>
/// <param name="Pairs">The likeliest groups first, as many as the law lets be shown.</param>
public sealed record DuplicatesListed(string Wave, long Groups, IReadOnlyList<ListedPair> Pairs);

/// <summary>Shows which records of a wave may be one person and wait for a decision.</summary>
public sealed class ListDuplicates(Database database, Law law)
{
    /// <summary>SQL: the pair d of the newest search in <c>@wave</c> waits for a decision.</summary>
    internal const string Open = """
        d.run_id = (select max(id) from match_run where wave_id = @wave and kind = 'duplicates')
          and not exists (select 1 from duplicate_decision x where x.left_id = d.left_id and x.right_id = d.right_id)
        """;

    public async Task<Outcome<DuplicatesListed>> RunAsync(
        string waveCode, DateOnly today, string? group = null, CancellationToken ct = default)
    {
        var rule = law.Matching.Duplicates.At(today);
        if (!rule.Succeeded) return rule.Problems.ToArray();
        long only = 0;
        if (group is not null)
        {
            var reference = Reference.Read(DuplicateStore.Prefix, group);
            if (!reference.Succeeded) return reference.Problems.ToArray();
            only = reference.Value.Id;
        }
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var rows = await reading.ListAsync<Row>(
            $"""
            select d.left_id as LeftId, d.right_id as RightId, d.group_id as GroupId, d.per_mille as PerMille, d.parts as Parts
            from duplicate_pair d
            where {Open} and (@only = 0 or d.group_id = @only)
            """,
            new { wave = wave.Value.Id, only }, ct);
        var ranked = rows.GroupBy(row => row.GroupId).OrderByDescending(one => one.Max(row => row.PerMille)).ThenBy(one => one.Key)
            .ToList();
        var shown = ranked.Take(rule.Value.ShownAtMost).SelectMany(one => one.OrderByDescending(row => row.PerMille)).ToList();
        var shownPeople = shown.SelectMany(row => new[] { row.LeftId, row.RightId }).Distinct().ToList();
        var people = await PeopleAsync(reading, wave.Value.Id, shownPeople, ct);
        return new DuplicatesListed(
            wave.Value.Code, ranked.Count,
            [
                // Half of a pair may lie outside the reader's area.
                .. shown.Where(row => people.ContainsKey(row.LeftId) && people.ContainsKey(row.RightId)).Select(row => new ListedPair(
                    DuplicateStore.ReferenceOf(row.GroupId), row.PerMille, people[row.LeftId], people[row.RightId], row.Parts)),
            ]);
    }

    private static async Task<Dictionary<long, DuplicatePerson>> PeopleAsync(
        Reading reading, long wave, List<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var list = string.Join(',', ids);
        var applications = (await reading.ListAsync<(long PersonId, long ApplicationId)>(
            $"select person_id, application_id from application_member where wave_id = @wave and person_id in ({list})", new { wave }, ct))
            .ToLookup(row => row.PersonId, row => ApplicationWords.ReferenceOf(row.ApplicationId));
        var people = await reading.ListAsync<(long PersonId, string Name, string BirthDate, string Area)>(
            $"select person_id, name, birth_date, area from person where person_id in ({list})", ct: ct);
        return people.ToDictionary(
            row => row.PersonId,
            row => new DuplicatePerson(
                PersonKey.ReferenceOf(row.PersonId), PersonNames.Mask(row.Name), row.BirthDate, row.Area, [.. applications[row.PersonId]]));
    }

    private sealed record Row(long LeftId, long RightId, long GroupId, long PerMille, string Parts);
}
