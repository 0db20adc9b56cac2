namespace Paseban.Assistance.Enrolment;

/// <summary>The decree that the staged rows become.</summary>
/// <param name="Amends">The decree named as amended; null for a new list.</param>
/// <param name="RootId">The decree that began the list; 0 for a new list.</param>
internal sealed record DecreeHead(string Number, string Title, DateOnly SignedOn, long? Amends, long RootId, long Version);

/// <summary>What landed.</summary>
internal sealed record DecreeLanded(long Id, long Lines, long Withdrawals, IReadOnlyList<ProgrammeLines> Programmes, RowSetRoot Rows);

/// <summary>Lines of one programme.</summary>
/// <param name="PerMonth">Their amounts of one month added up, in rupiah.</param>
public sealed record ProgrammeLines(string Programme, long Lines, long PerMonth);

/// <summary>Writes a decree from the rows that passed every check, and brings the recipients in step.</summary>
internal sealed class DecreeLanding(UnitOfWork work, DecreeStaging staging, DecreeHead head)
{
    // The amendment ends every line of the person and programme from its month on, lines that begin later included.
    private const string Withdraw = """
        insert into decree_withdrawal (person_id, line_id, decree_id, from_month, reason)
        select l.person_id, l.id, @id, case when t.from_month > l.from_month then t.from_month else l.from_month end, t.reason
        from temp_listed t
        join temp_record o on o.person_id = t.person_id
        join decree_line l on l.person_id = o.record_id and l.programme = t.programme
        join decree d on d.id = l.decree_id
        where t.action <> @add and d.root_id = @RootId and l.to_month >= t.from_month
          and not exists (
              select 1 from decree_withdrawal w
              where w.person_id = l.person_id and w.line_id = l.id and (w.from_month <= t.from_month or w.from_month <= l.from_month))
        """;

    private const string List = """
        insert into decree_line (person_id, id, decree_id, programme, benefit_group, amount, from_month, to_month, origin, cohort)
        select person_id, @first + line, @id, programme, benefit_group, amount, from_month, to_month, origin, cohort
        from temp_listed where action <> @remove order by person_id, line
        """;

    // What was signed does not change, so it is added up once: a page need not go through every line.
    private static readonly string Tally = $"""
        insert into decree_tally (decree_id, area, programme, cohort, people, months, rupiah)
        select @id, p.area, l.programme, l.cohort, count(distinct l.person_id), cast(sum(l.to_month - l.from_month + 1) as bigint),
               cast(sum(l.amount * (l.to_month - l.from_month + 1)) as bigint)
        from {DecreeLists.At("version")} l join person p on p.person_id = l.person_id
        group by p.area, l.programme, l.cohort
        """;

    public async Task<DecreeLanded> LandAsync(CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("decree", 1, ct);
        var first = await work.TakeNumbersAsync("decree_line", staging.LastLine + 1, ct);
        var parts = new { id, first, head.RootId, add = (long)LineAction.Add, remove = (long)LineAction.Remove };
        await InsertHeadAsync(id, ct);
        var withdrawals = head.RootId == 0 ? 0 : await work.ExecuteAsync(Withdraw, parts, ct);
        var lines = await work.ExecuteAsync(List, parts, ct);
        await EnrolAsync(id, ct);
        await work.AnalyzeAsync(["decree_line", "recipient"], ct);
        await work.ExecuteAsync(Tally, new { id, root = head.RootId == 0 ? id : head.RootId, version = head.Version }, ct);

        var rows = await DecreeRows.Set.ComputeAsync(work, id, ct);
        await work.ExecuteAsync(
            "update decree set merkle_root = @Root, lines = @lines where id = @id", new { rows.Root, lines = (long)lines, id }, ct);
        var programmes = await work.ListAsync<ProgrammeLines>(
            """
            select programme as Programme, count(*) as Lines, cast(sum(amount) as bigint) as PerMonth
            from decree_line where decree_id = @id group by programme order by programme
            """,
            new { id },
            ct);
        return new(id, lines, withdrawals, programmes, rows);
    }

    private Task<int> InsertHeadAsync(long id, CancellationToken ct) => work.ExecuteAsync(
        """
        insert into decree (id, number, title, signed_on, amends, version, root_id, imported_at, imported_by, merkle_root, lines)
        values (@id, @Number, @Title, @signedOn, @Amends, @Version, @root, @at, @by, '', 0)
        """,
        new
        {
            id,
            head.Number,
            head.Title,
            signedOn = head.SignedOn.Iso,
            head.Amends,
            head.Version,
            root = head.RootId == 0 ? id : head.RootId,
            at = work.Context.AtMicroseconds,
            by = work.Context.Actor.Id,
        },
        ct);

    /// <summary>Only who was withdrawn or has events of their own needs more than the new span.</summary>
    private async Task EnrolAsync(long id, CancellationToken ct)
    {
        await RecipientStanding.EnrolAsync(work, id, ct);
        await RecipientStanding.StageAsync(work, ct);
        await work.ExecuteAsync(
            """
            insert into temp_touched (person_id)
            select person_id from decree_withdrawal where decree_id = @id
            union
            select t.person_id from temp_listed t where exists (select 1 from recipient_event e where e.person_id = t.person_id)
            """,
            new { id },
            ct);
        await RecipientStanding.DeriveAsync(work, ct);
    }
}
