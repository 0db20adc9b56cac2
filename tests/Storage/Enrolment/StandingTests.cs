using System.Globalization;
using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

/// <summary>Spans less suspensions against a model that asks the records month by month, for random histories.</summary>
public sealed class StandingTests
{
    private static readonly Month First = new(2024, 1);
    private static readonly Month Last = new(2025, 12);

    [DatabaseTheory]
    public async Task Standing_AfterARandomHistory_IsWhatTheRecordsSayMonthByMonth(Engine engine)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var village = await CreateAsync(engine);
            await PlayAsync(village, new Random(seed));

            var expected = await ModelAsync(village);
            var actual = await PayableAsync(village);

            Assert.True(expected.Count > 100, $"Seed {seed} tells too little.");
            var (missing, surplus) = (
                string.Join(", ", expected.Except(actual).Take(5)), string.Join(", ", actual.Except(expected).Take(5)));
            Assert.True(expected.SequenceEqual(actual), $"Seed {seed}: missing {missing}; too many {surplus}.");
        }
    }

    /// <summary>Rounds of decrees, amendments and events about 40 people; rows that cannot be are refused and leave no record.</summary>
    private static async Task PlayAsync(Village village, Random dice)
    {
        var people = new List<string>();
        for (var i = 0; i < 40; i++) people.Add(await village.AddPersonAsync());
        await village.ImportAsync([.. people.Select(person => RandomLine(person, dice))], "Kepgub 1/2024", badRows: BadRows.SkipRow);
        for (var round = 2; round <= 9; round++)
        {
            var signed = new DateOnly(2024, round - 1, 20);
            await village.ChangeAsync([.. people.Concat(people).Select(person => RandomEvent(person, dice))], BadRows.SkipRow);
            if (round % 3 == 0) await village.ImportAsync(
                [.. people.Select(person => RandomLine(person, dice))], $"Kepgub {round}/2024", signed, BadRows.SkipRow);
            else await village.AmendAsync(
                [.. people.Select(person => RandomAmendment(person, dice))], $"Kepgub {round}/2024", "Kepgub 1/2024", signed,
                BadRows.SkipRow);
        }
    }

    private static string RandomLine(string nik, Random dice)
    {
        var from = First.Plus(dice.Next(14));
        return Line(nik, dice.Next(3) == 0 ? "KPDJ" : "KLJ", from: from.ToString(), to: from.Plus(dice.Next(10)).ToString());
    }

    private static string RandomAmendment(string nik, Random dice) => dice.Next(3) switch
    {
        0 => $"{nik},{(dice.Next(3) == 0 ? "KPDJ" : "KLJ")},,{First.Plus(dice.Next(16))},,,,hapus,acak",
        1 => $"{RandomLine(nik, dice)},ubah,acak",
        _ => $"{RandomLine(nik, dice)},tambah,acak",
    };

    private static string RandomEvent(string nik, Random dice)
    {
        var month = First.Plus(dice.Next(18));
        var day = dice.Next(3) == 0 ? month.FirstDay : month.FirstDay.AddDays(dice.Next(28));
        var action = dice.Next(8) switch { 0 => "akhiri,NOT_FOUND", < 5 => "tangguhkan,NOT_FOUND", _ => "pulihkan," };
        return string.Create(CultureInfo.InvariantCulture, $"{nik},{(dice.Next(3) == 0 ? "KPDJ" : "KLJ")},{action},{day:yyyy-MM-dd},BA");
    }

    /// <summary>
    /// Month by month: a line covers it, no withdrawal or end that knew the line took it away, and the last event before it is no
    /// suspension.
    /// </summary>
    private static async Task<List<string>> ModelAsync(Village village)
    {
        var lines = await village.ListAsync<(long Person, long Id, long Decree, string Programme, long From, long To)>(
            "select person_id, id, decree_id, programme, from_month, to_month from decree_line");
        var withdrawn = (await village.ListAsync<(long Line, long From)>("select line_id, from_month from decree_withdrawal")).ToLookup(
            row => row.Line, row => row.From);
        var events = (await village.ListAsync<(long Person, string Programme, string Kind, string On, long AfterDecree)>(
            "select person_id, programme, kind, effective_on, after_decree from recipient_event order by effective_on")).ToLookup(
                row => (row.Person, row.Programme));
        var payable = new List<string>();
        foreach (var line in lines)
        {
            for (var month = First; month <= Last; month = month.Plus(1))
            {
                if (month.Index < line.From || month.Index > line.To || withdrawn[line.Id].Any(from => month.Index >= from)) continue;
                // The status is judged on the first day of the month.
                var before = events[(line.Person, line.Programme)].Where(
                    e => string.CompareOrdinal(e.On, month.FirstDay.ToString("O", CultureInfo.InvariantCulture)) <= 0).ToList();
                if (before.Exists(e => e.Kind == "ended" && e.AfterDecree >= line.Decree)) continue;
                if (before.Count > 0 && before[^1].Kind == "suspended") continue;
                payable.Add($"{line.Person} {line.Programme} {month}");
            }
        }
        payable.Sort(StringComparer.Ordinal);
        return payable;
    }

    /// <summary>As the money path reads it: each month of each span that no suspension covers.</summary>
    private static async Task<List<string>> PayableAsync(Village village)
    {
        var spans = await village.ListAsync<(long Person, string Programme, long From, long To)>(
            "select person_id, programme, from_month, to_month from recipient");
        var suspensions = (
            await village.ListAsync<(long Person, string Programme, long From, long? Through)>(
                "select person_id, programme, from_month, through_month from suspension"))
            .ToLookup(row => (row.Person, row.Programme));
        var payable = new List<string>();
        foreach (var span in spans)
        {
            for (var month = span.From; month <= span.To; month++)
            {
                if (suspensions[(span.Person, span.Programme)].Any(
                    s => month >= s.From && (s.Through is null || month <= s.Through))) continue;
                payable.Add($"{span.Person} {span.Programme} {new Month((int)month)}");
            }
        }
        payable.Sort(StringComparer.Ordinal);
        return payable;
    }
}
