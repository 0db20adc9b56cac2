using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Nobody approves what they built, nor a run whose payees, law or decree they edited; administrators approve nothing. What was done to a
/// payee counts when it bears on this run: an account from the paid version on, a guardian who acts on the value date, a decree whenever it
/// was, everything else since the year of the first month began.
/// </summary>
internal static class ConflictOfInterest
{
    private const int PeopleAtOnce = 1_000;

    // What an actor made is looked at first: an approver has seldom recorded anything, which is quickly seen. Only then is it looked for
    // among the run's payees.
    private static readonly Edit[] Edits =
    [
        new(
            "decree d where d.imported_by = @actor",
            """
            (exists (select 1 from decree_line l where l.person_id = p.person_id and l.decree_id = d.id)
              or exists (select 1 from decree_withdrawal w where w.person_id = p.person_id and w.decree_id = d.id))
            """,
            new("memasukkan Kepgub para penerima penyaluran ini", "imported the decree of this run's recipients")),
        new(
            "bank_account b where b.recorded_by = @actor",
            "b.person_id = p.person_id and b.version >= coalesce(p.account_version, 0)",
            new("mencatat rekening seorang penerima dalam penyaluran ini", "recorded the account of a payee of this run")),
        new(
            "recipient_event e where e.recorded_by = @actor and e.recorded_at >= @since",
            "e.person_id = p.person_id and e.programme = p.programme",
            new(
                "menangguhkan, memulihkan atau mengakhiri hak seorang penerima dalam penyaluran ini",
                "suspended, restored or ended a payee of this run")),
        new(
            "representative g where g.recorded_by = @actor and coalesce(g.valid_to, @valueDate) >= @valueDate",
            "g.person_id = p.person_id",
            new("mencatat wali seorang penerima dalam penyaluran ini", "recorded who acts for a payee of this run")),
        new(
            "person_merge m where @actor in (m.decided_by, m.undone_by) and coalesce(m.undone_at, m.decided_at) >= @since",
            "p.person_id in (m.kept_id, m.merged_id)",
            new(
                "menggabung atau memisahkan catatan seorang penerima dalam penyaluran ini",
                "merged or separated the record of a payee of this run")),
        new(
            "audit_event v where v.actor_id = @actor and v.kind = 'persons.imported' and v.at >= @since",
            "exists (select 1 from source_record s where s.person_id = p.person_id and s.recorded_at = v.at)",
            new("mengimpor data seorang penerima dalam penyaluran ini", "imported the data of a payee of this run")),
    ];

    // What keeps no editor in its own row keeps one in the audit trail, under the person's reference.
    private const string People = """
        select distinct subject from audit_event
        where actor_id = @actor and at >= @since and kind in (
            'nik.replaced', 'vital-event.recorded', 'vital-event.withdrawn', 'fact.recorded', 'disability.recorded', 'disability.ended',
            'representative.ended')
        """;

    /// <summary>Why this actor may not approve this run; null when none of their own acts forbids it.</summary>
    public static async Task<Problem?> FindAsync(Reading reading, Run run, Actor actor, CancellationToken ct)
    {
        if (actor.Has(Role.Administrator)) return RunErrors.MakerCannotApprove(new("adalah administrator", "are an administrator"));
        if (run.BuiltBy == actor.Id)
            return RunErrors.MakerCannotApprove(new($"menyusun penyaluran '{run.Name}'", $"built run '{run.Name}'"));
        var args = new
        {
            run.Id,
            run.LawHash,
            actor = actor.Id,
            since = Instant.ToMicroseconds(new DateTimeOffset(run.Months.From.Year, 1, 1, 0, 0, 0, ProcessContext.Jakarta)),
            valueDate = run.ValueDate.Iso,
        };
        if (await ExistsAsync("select count(*) from law_version where hash = @LawHash and adopted_by = @actor"))
            return RunErrors.MakerCannotApprove(
                new("memberlakukan aturan yang mendasari penyaluran ini", "adopted the law that this run rests on"));
        if (await ExistsAsync("select count(*) from run_finding where run_id = @Id and accepted_by = @actor"))
            return RunErrors.MakerCannotApprove(new("menerima temuan penyaluran ini", "accepted findings of this run"));
        foreach (var edit in Edits)
        {
            if (await ExistsAsync($"select count(*) from {edit.Made}") && await ExistsAsync(
                $"select count(*) from payment p where p.run_id = @Id and exists (select 1 from {edit.Made} and {edit.Touches})"))
                return RunErrors.MakerCannotApprove(edit.Words);
        }
        foreach (var people in (await reading.ListAsync<string>(People, args, ct)).Select(PersonOf).Chunk(PeopleAtOnce))
        {
            if (await ExistsAsync(
                $"select count(*) from payment p where p.run_id = @Id and p.person_id in ({string.Join(',', people)})"))
                return RunErrors.MakerCannotApprove(
                    new("mengubah data seorang penerima dalam penyaluran ini", "edited the record of a payee of this run"));
        }
        return null;

        async Task<bool> ExistsAsync(string sql) => await reading.SingleAsync<long>(sql, args, ct) > 0;
    }

    private static long PersonOf(string subject) => Reference.Read(PersonKey.Prefix, subject).Value.Id;

    /// <param name="Made">Rows that <c>@actor</c> made, in SQL up to a condition.</param>
    /// <param name="Touches">When such a row is about payment <c>p</c>.</param>
    /// <param name="Words">What the actor did, after "you".</param>
    private sealed record Edit(string Made, string Touches, BilingualText Words);
}
