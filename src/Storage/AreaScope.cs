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
    /// <summary>What this actor sees; null for the whole city.</summary>
    public static AreaScope? Of(Actor actor) => actor.Areas.Count == 0 ? null : new(actor.Id, actor.Areas);

    private const string ByArea = "area in (select code from scope_area)";

    private const string ByPerson =
        "exists (select 1 from BASE.person p where p.person_id = t.person_id and p.area in (select code from scope_area))";

    private const string ByApplication = $"exists (select 1 from BASE.application a where a.id = t.application_id and ({OwnDraft}))";

    private const string OwnDraft =
        "a.area in (select code from scope_area) or (a.area is null and (select actor_id from scope_actor) in (a.owner_id, a.begun_by))";

    private const string ByMeeting =
        "exists (select 1 from BASE.meeting m where m.id = t.meeting_id and m.area in (select code from scope_area))";

    /// <summary>
    /// For each table with rows of somebody or somewhere, which of its rows (<c>t</c>) a scoped reader sees. A test asks that every table
    /// with such a column stands here.
    /// </summary>
    internal static readonly IReadOnlyDictionary<string, string> Rows = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // With what the areas lie in, so that an address can be told.
        ["area"] = "exists (select 1 from scope_area s where substr(s.code, 1, length(t.code)) = t.code)",
        ["person"] = $"t.{ByArea}",
        ["application"] = OwnDraft.Replace("a.", "t.", StringComparison.Ordinal),
        ["payment"] = $"t.{ByArea}",
        ["payment_tally"] = $"t.{ByArea}",
        ["decree_tally"] = $"t.{ByArea}",
        ["visit"] = $"t.{ByArea}",
        ["quota"] = $"t.{ByArea}",
        ["target_list_line"] = $"t.{ByArea}",
        ["ranking_line"] = $"t.{ByArea}",
        ["meeting"] = $"t.{ByArea}",
        ["waiting_member"] = $"t.{ByArea}",
        ["duplicate_pair"] = """
            exists (select 1 from BASE.person p where p.person_id in (t.left_id, t.right_id) and p.area in (select code from scope_area))
            """,
        ["duplicate_decision"] = """
            exists (select 1 from BASE.person p where p.person_id in (t.left_id, t.right_id) and p.area in (select code from scope_area))
            """,
        ["minutes"] = ByMeeting,
        ["display"] = """
            exists (select 1 from BASE.minutes n join BASE.meeting m on m.id = n.meeting_id
                    where n.id = t.minutes_id and m.area in (select code from scope_area))
            """,
        ["objection"] = """
            exists (select 1 from BASE.display d join BASE.minutes n on n.id = d.minutes_id join BASE.meeting m on m.id = n.meeting_id
                    where d.id = t.display_id and m.area in (select code from scope_area))
            """,
        ["household_card"] = """
            exists (select 1 from BASE.household_membership h join BASE.person p on p.person_id = h.person_id
                    where h.household_id = t.household_id and p.area in (select code from scope_area))
            """,
        ["person_merge"] = """
            exists (select 1 from BASE.person p where p.person_id in (t.kept_id, t.merged_id) and p.area in (select code from scope_area))
            """,
    }
    .Concat(Each(ByPerson,
        "person_nik", "household_membership", "source_record", "disability", "representative", "bank_account", "decision",
        "decree_line", "decree_withdrawal", "recipient", "recipient_event", "suspension", "month_allocation", "released_month",
        "payment_report", "receivable", "receivable_part",
        "visit_answer", "verification_proposal", "verification_reply", "verification_decision",
        "civil_answer", "finding", "submission_line", "determination", "waiting_candidate"))
    .Concat(Each(ByApplication, "application_form", "application_event", "application_member", "document"))
    .Concat(Each(ByPerson, "case_step", "neighbourhood_remark"))
    .Concat(Each(ByMeeting,
        "agenda_line", "meeting_event", "attendance", "meeting_decision", "meeting_proposal"))
    .ToDictionary(StringComparer.Ordinal);

    /// <summary>The views that stand before the tables: as many statements, for one engine.</summary>
    internal static string Views(Engine engine)
    {
        var (create, beneath) = engine == Engine.Sqlite ? ("create temp view", "main") : ("create view scoped.", "public");
        var space = engine == Engine.Sqlite ? " " : "";
        return string.Join(";\n", Rows.Select(row =>
            $"{create}{space}{row.Key} as select t.* from {beneath}.{row.Key} t where "
            + Where(row.Value, engine).Replace("BASE.", beneath + ".", StringComparison.Ordinal))) + ";";
    }

    // PostgreSQL plans by how many rows lie between two codes, which it knows, and not by a list, of which it knows nothing: a kelurahan is
    // found by the index of areas, a city by going along. Only whoever has several areas that do not touch is asked for the list as well.
    private static string Where(string rows, Engine engine) => engine == Engine.Sqlite
        ? rows
        : InList().Replace(rows, """
            $1 >= current_setting('paseban.from') and $1 < current_setting('paseban.until')
                and case when current_setting('paseban.several') = '' then true
                         else $1 = any (string_to_array(current_setting('paseban.areas'), ',')) end
            """).Replace("from scope_", "from scoped.scope_", StringComparison.Ordinal);

    [GeneratedRegex(@"(\w+\.area) in \(select code from scope_area\)")]
    private static partial Regex InList();

    private static IEnumerable<KeyValuePair<string, string>> Each(string rows, params string[] tables) =>
        tables.Select(table => KeyValuePair.Create(table, rows));
}
