namespace Paseban.Assistance.Enrolment;

/// <summary>
/// A decree's list as it stood at one of its versions: lines added until then, less what was withdrawn of them until then.
/// </summary>
internal static class DecreeLists
{
    /// <summary>The list of <c>@root</c> at version <c>@{version}</c>, as the SQL of a table.</summary>
    public static string At(string version) => $"""
        (select line.person_id, line.id, line.programme, line.amount, line.from_month, line.origin, line.cohort, added.number,
                case when cuts.cut is null or cuts.cut > line.to_month then line.to_month else cuts.cut - 1 end as to_month
         from decree added
         join decree_line line on line.decree_id = added.id
         left join (
             select w.person_id, w.line_id, min(w.from_month) as cut
             from decree_withdrawal w join decree by on by.id = w.decree_id
             where by.root_id = @root and by.version <= @{version}
             group by w.person_id, w.line_id) cuts on cuts.person_id = line.person_id and cuts.line_id = line.id
         where added.root_id = @root and added.version <= @{version} and (cuts.cut is null or cuts.cut > line.from_month))
        """;
}
