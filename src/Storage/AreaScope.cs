using System.Text.RegularExpressions;
using Paseban.Kernel;

namespace Paseban.Storage;

/// <summary>
/// What part of the city a reader sees, and with which rows of their own: drafts that have no area yet are seen by whoever began them.
/// </summary>
/// <param name="ActorId">Who reads.</param>
/// <param name="Areas">Areas of any level; each includes all that lies in it.</param>
public sealed partial record AreaScope(long ActorId, IReadOnlyList<AreaCode> Areas)
{
    // Of the 267 kelurahan; a few have few people, whom one finds sooner than one goes through everybody.
    private const int MostFew = 5;

    private const string Mine = "in (select code from scope_area)";

    private const string OwnDraft =
        $"a.area {Mine} or (a.area is null and (select actor_id from scope_actor) in (a.owner_id, a.begun_by))";

    private static readonly AreaRule ByArea = AreaRule.Of($"t.area {Mine}");

    private static readonly AreaRule ByPerson =
        AreaRule.OfSubject("t.person_id", "p.person_id", $"BASE.person p where p.area {Mine}");

    private static readonly AreaRule ByApplication =
        AreaRule.OfSubject("t.application_id", "a.id", $"BASE.application a where ({OwnDraft})");

    private static readonly AreaRule ByMeeting = AreaRule.OfSubject("t.meeting_id", "m.id", $"BASE.meeting m where m.area {Mine}");

    /// <summary>What this actor sees; null for the whole city.</summary>
    public static AreaScope? Of(Actor actor) => actor.Areas.Count == 0 ? null : new(actor.Id, actor.Areas);

    /// <summary>Few people live there: they are found first, and rows by them.</summary>
    internal bool IsOfFew => Areas.Count <= MostFew && Areas.All(area => area.Level == AreaLevel.Kelurahan);

    /// <summary>
    /// For each table with rows of somebody or somewhere, which of its rows (<c>t</c>) a scoped reader sees. A test asks that every table
    /// with such a column stands here.
    /// </summary>
    internal static readonly IReadOnlyDictionary<string, AreaRule> Rows = new Dictionary<string, AreaRule>(StringComparer.Ordinal)
    {
        // With what the areas lie in, so that an address can be told.
        ["area"] = AreaRule.Of("exists (select 1 from scope_area s where substr(s.code, 1, length(t.code)) = t.code)"),
        ["person"] = ByArea,
        ["application"] = AreaRule.Of(OwnDraft.Replace("a.", "t.", StringComparison.Ordinal)) with
        {
            Few = $"t.id in (select a.id from BASE.application a where {OwnDraft})",
        },
        ["duplicate_pair"] = ByEither("duplicate_pair", "left_id", "right_id"),
        ["duplicate_decision"] = ByEither("duplicate_decision", "left_id", "right_id"),
        ["person_merge"] = ByEither("person_merge", "kept_id", "merged_id"),
        ["display"] = AreaRule.OfSubject(
            "t.minutes_id", "n.id", $"BASE.minutes n join BASE.meeting m on m.id = n.meeting_id where m.area {Mine}"),
        ["objection"] = AreaRule.OfSubject(
            "t.display_id", "d.id",
            $"BASE.display d join BASE.minutes n on n.id = d.minutes_id join BASE.meeting m on m.id = n.meeting_id where m.area {Mine}"),
        ["household_card"] = AreaRule.OfSubject(
            "t.household_id", "h.household_id",
            $"BASE.household_membership h join BASE.person p on p.person_id = h.person_id where p.area {Mine}"),
    }
    .Concat(Each(ByArea,
        "payment", "payment_tally", "decree_tally", "visit", "quota", "target_list_line", "ranking_line", "meeting", "waiting_member"))
    .Concat(Each(ByPerson,
        "person_nik", "household_membership", "source_record", "disability", "representative", "bank_account", "decision",
        "decree_line", "decree_withdrawal", "recipient", "recipient_event", "suspension", "month_allocation", "released_month",
        "payment_report", "receivable", "receivable_part",
        "visit_answer", "verification_proposal", "verification_reply", "verification_decision",
        "civil_answer", "finding", "submission_line", "determination", "waiting_candidate", "case_step", "neighbourhood_remark"))
    .Concat(Each(ByApplication, "application_form", "application_event", "application_member", "document"))
    .Concat(Each(ByMeeting,
        "minutes", "agenda_line", "meeting_event", "attendance", "meeting_decision", "meeting_proposal"))
    .ToDictionary(StringComparer.Ordinal);

    /// <summary>The views that stand before the tables of SQLite, on one connection: as many statements.</summary>
    /// <param name="ofFew">For readers who see few people.</param>
    internal static string SqliteViews(bool ofFew) =>
        Views("create temp view ", "main", rule => ofFew ? rule.Few : rule.Many);

    /// <summary>
    /// The same of PostgreSQL, for everybody. It plans by how many rows lie between two codes, which it knows, and not by a list, of which
    /// it knows nothing: a kelurahan is found by the index of areas, a city by going along. Only whoever has several areas that do not
    /// touch is asked for the list as well.
    /// </summary>
    internal static string PostgresViews() => Views(
        "create view scoped.", "public",
        rule => InList().Replace(rule.Postgres, """
            $1 >= current_setting('paseban.from') and $1 < current_setting('paseban.until')
                and case when current_setting('paseban.several') = '' then true
                         else $1 = any (string_to_array(current_setting('paseban.areas'), ',')) end
            """).Replace("from scope_", "from scoped.scope_", StringComparison.Ordinal));

    private static string Views(string create, string beneath, Func<AreaRule, string> where) =>
        string.Join(";\n", Rows.Select(row =>
            $"{create}{row.Key} as select t.* from {beneath}.{row.Key} t where "
            + where(row.Value).Replace("BASE.", beneath + ".", StringComparison.Ordinal))) + ";";

    /// <summary>Rows about two people, of whom one is seen.</summary>
    private static AreaRule ByEither(string table, string one, string other)
    {
        const string People = $"BASE.person p where p.area {Mine}";
        return new(
            $"(t.{one}, t.{other}) in ({Pairs(one)} union all {Pairs(other)})",
            $"(t.{one} in (select p.person_id from {People}) or t.{other} in (select p.person_id from {People}))",
            $"exists (select 1 from {People} and p.person_id in (t.{one}, t.{other}))");

        string Pairs(string of) =>
            $"select d.{one}, d.{other} from BASE.{table} d join BASE.person p on p.person_id = d.{of} where p.area {Mine}";
    }

    [GeneratedRegex(@"(\w+\.area) in \(select code from scope_area\)")]
    private static partial Regex InList();

    private static IEnumerable<KeyValuePair<string, AreaRule>> Each(AreaRule rule, params string[] tables) =>
        tables.Select(table => KeyValuePair.Create(table, rule));
}

/// <summary>Which rows of a table (<c>t</c>) a scoped reader sees: the same rows, said as each way of finding them needs it.</summary>
/// <param name="Postgres">For PostgreSQL, which finds the way itself.</param>
/// <param name="Few">For SQLite, of few people: from them to the row.</param>
/// <param name="Many">For SQLite, of many: from the row to whose it is.</param>
internal sealed record AreaRule(string Postgres, string Few, string Many)
{
    public static AreaRule Of(string where) => new(where, where, where);

    /// <summary>Rows of a subject of which other rows tell whether it is seen.</summary>
    /// <param name="key">The column that names the subject.</param>
    /// <param name="subject">The same, where it is told.</param>
    /// <param name="seen">From where, and which of them: <c>TABLE x where ...</c>.</param>
    public static AreaRule OfSubject(string key, string subject, string seen) =>
        Of($"exists (select 1 from {seen} and {subject} = {key})") with { Few = $"{key} in (select {subject} from {seen})" };
}
