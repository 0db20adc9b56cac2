using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <summary>Whose rows are read to be judged.</summary>
/// <param name="Rows">SQL that gives <see cref="KnownRow.Columns"/> in the order of the people.</param>
/// <param name="Count">SQL that counts them.</param>
internal sealed record PeopleToJudge(string Rows, string Count, object? Args = null)
{
    public static readonly PeopleToJudge Everyone = new(
        $"""
        select {KnownRow.Columns}
        from person p left join source_record s on s.person_id = p.person_id
        where p.merged_into is null
        order by p.person_id
        """,
        "select count(*) from person where merged_into is null");

    /// <summary>Who may be a candidate of a programme: see <see cref="Candidates"/>.</summary>
    public static PeopleToJudge Candidates(string programme, Month month, string? wave) => new(
        $"""
        select {KnownRow.Columns}
        from (select distinct person_id from {Targeting.Candidates.Table} all_candidates) c
        join person p on p.person_id = c.person_id
        left join source_record s on s.person_id = p.person_id
        order by p.person_id
        """,
        $"select count(distinct person_id) from {Targeting.Candidates.Table} all_candidates",
        Targeting.Candidates.Args(programme, month, wave));

    /// <summary>The candidates of one batch of candidacies, as they stand on record.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="outcomes">Which of its outcomes, as SQL: <c>('passed')</c>.</param>
    public static PeopleToJudge OfBatch(long batch, string outcomes) => new(
        $"""
        select {KnownRow.Columns}
        from (select distinct coalesce(r.merged_into, r.person_id) as person_id
              from case_step c join person r on r.person_id = c.person_id where c.batch_id = @batch and c.outcome in {outcomes}) k
        join person p on p.person_id = k.person_id
        left join source_record s on s.person_id = p.person_id
        order by p.person_id
        """,
        $"select count(*) from case_step where batch_id = @batch and outcome in {outcomes}",
        new { batch });
}
