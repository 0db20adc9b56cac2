namespace Paseban.Assistance.Jobs;

/// <summary>What a list of works is narrowed to.</summary>
/// <param name="States">Only works that stand so; none: however they stand.</param>
/// <param name="Mine">Only what the reader asked for.</param>
/// <param name="Unsettled">Only works that ended <see cref="Lately"/> and were not asked for again since.</param>
public sealed record JobFilter(IReadOnlyList<JobState> States, bool Mine = false, bool Unsettled = false)
{
    /// <summary>After a week nobody is reminded of a work that came to nothing.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public static readonly JobFilter All = new([]);

    /// <summary>Works that broke off: for whoever sees to the machine.</summary>
    public static readonly JobFilter Failed = new([JobState.Failed], Unsettled: true);

    /// <summary>What the reader asked for in vain.</summary>
    public static readonly JobFilter OwnInVain = new([JobState.Failed, JobState.Refused], Mine: true, Unsettled: true);

    /// <summary>The condition on works (j); it refers to @actor and @weekAgo.</summary>
    internal string Sql => string.Join(" and ", Conditions.DefaultIfEmpty("1 = 1"));

    private IEnumerable<string> Conditions
    {
        get
        {
            if (States.Count > 0) yield return $"j.state in ({string.Join(", ", States.Select(state => $"'{JobRow.Code(state)}'"))})";
            if (Mine) yield return "j.actor_id = @actor";
            if (!Unsettled) yield break;
            yield return "j.ended_at > @weekAgo";
            yield return "not exists (select 1 from job l where l.id > j.id and l.kind = j.kind and l.subject = j.subject)";
        }
    }
}
