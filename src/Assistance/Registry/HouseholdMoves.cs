namespace Paseban.Assistance.Registry;

/// <summary>
/// People whose family card changed. A card that was not known is the old household's card issued again when the head carries it, or
/// failing that everyone who is left; the former number stays findable. Otherwise it begins a household of its own, and whoever
/// carries it moves there; memberships keep their history.
/// </summary>
internal sealed class HouseholdMoves(UnitOfWork work, IdentityVault vault, long firstNewHousehold)
{
    private static readonly string[] RenewalSql =
    [
        """
        update household_card set valid_to = @at
        from temp_renewal r where r.household_id = household_card.household_id and household_card.valid_to is null
        """,
        """
        insert into household_card (blind_index, household_id, ciphertext, valid_from)
        select blind_index, household_id, ciphertext, @at from temp_renewal where begun is null
        """,
        """
        update household_card set household_id = r.household_id, ciphertext = r.ciphertext
        from temp_renewal r where r.begun = household_card.household_id and r.blind_index = household_card.blind_index
        """,
        """
        update person set household_id = r.household_id
        from temp_renewal r join household_membership m on m.household_id = r.begun and m.valid_to is null
        where person.person_id = m.person_id
        """,
        """
        update household_membership set household_id = r.household_id
        from temp_renewal r where r.begun = household_membership.household_id
        """,
        "delete from household where household_id in (select begun from temp_renewal where begun is not null)",
    ];

    public long Reissued { get; private set; }

    public long Begun { get; private set; }

    public long Moved { get; private set; }

    public async Task LandAsync(IReadOnlyList<HouseholdMove> moves, CancellationToken ct)
    {
        if (moves.Count == 0) return;
        var byCard = moves.GroupBy(move => move.KkIndex, StringComparer.Ordinal).OrderBy(card => card.Min(move => move.PersonId)).ToList();
        // Looked up again: people who are new in this file may have brought the card since the move was seen.
        var households = await PeopleByIdentity.HouseholdsAsync(work, [.. byCard.Select(card => card.Key)], ct);
        var members = await MembersAsync([.. moves.Select(move => move.FromHousehold).Distinct()], ct);
        var renewals = new List<(long Household, string Kk, string Index, long? Begun)>();
        var beginning = new List<IGrouping<string, HouseholdMove>>();
        var joins = new List<(HouseholdMove Move, long Household)>();
        var renewed = new HashSet<long>();
        foreach (var card in byCard)
        {
            var known = households.TryGetValue(card.Key, out var household);
            if ((!known || household >= firstNewHousehold) && ReissuedBy(card, members, renewed) is { } former)
            {
                renewed.Add(former);
                renewals.Add((former, card.First().Kk, card.Key, known ? household : null));
                household = former;
            }
            else if (!known)
            {
                beginning.Add(card);
                continue;
            }
            joins.AddRange(card.Where(move => move.FromHousehold != household).Select(move => (move, household)));
        }
        var first = beginning.Count > 0 ? await work.TakeNumbersAsync("household", beginning.Count, ct) : 0;
        joins.AddRange(beginning.SelectMany((card, i) => card.Select(move => (move, first + i))));
        await ReissueAsync(renewals, ct);
        await BeginAsync([.. beginning.Select((card, i) => new NewCard(first + i, card.First().Kk, card.Key))], ct);
        await JoinAsync(joins, ct);
        (Reissued, Begun, Moved) = (renewals.Count, beginning.Count, joins.Count);
    }

    private static long? ReissuedBy(IGrouping<string, HouseholdMove> card, ILookup<long, Member> members, HashSet<long> renewed)
    {
        foreach (var group in card.GroupBy(move => move.FromHousehold))
        {
            if (renewed.Contains(group.Key)) continue;
            var carriers = group.Select(move => move.PersonId).ToHashSet();
            var household = members[group.Key].ToList();
            var head = household.FirstOrDefault(member => member.Relation == Relation.Head);
            if (head is not null ? carriers.Contains(head.PersonId) : household.All(member => carriers.Contains(member.PersonId)))
                return group.Key;
        }
        return null;
    }

    private async Task<ILookup<long, Member>> MembersAsync(long[] households, CancellationToken ct)
    {
        await work.TemporaryAsync("household_asked", "household_id bigint not null", ct);
        await using (var bulk = work.Bulk("temp_household_asked", "household_id"))
        {
            foreach (var household in households)
            {
                bulk.Add(household);
                bulk.EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        var members = await work.ListAsync<Member>(
            """
            select m.household_id as HouseholdId, m.person_id as PersonId, m.relation as Relation
            from temp_household_asked a
            join household_membership m on m.household_id = a.household_id
            join person p on p.person_id = m.person_id
            where m.valid_to is null and p.died_on is null and p.moved_out_on is null and p.merged_into is null
            """,
            ct: ct);
        return members.ToLookup(member => member.HouseholdId);
    }

    /// <summary>The households get their new cards; people who are new in this file and came with such a card are brought along.</summary>
    private async Task ReissueAsync(List<(long Household, string Kk, string Index, long? Begun)> renewals, CancellationToken ct)
    {
        if (renewals.Count == 0) return;
        await work.TemporaryAsync(
            "renewal", "household_id bigint not null, blind_index text not null, ciphertext text not null, begun bigint", ct);
        await using (var bulk = work.Bulk("temp_renewal", "household_id", "blind_index", "ciphertext", "begun"))
        {
            foreach (var (household, kk, index, begun) in renewals)
            {
                bulk.Add(household).Add(index).Add(vault.EncryptCard(household, kk)).Add(begun);
                bulk.EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        foreach (var sql in RenewalSql) await work.ExecuteAsync(sql, new { at = work.Context.AtMicroseconds }, ct);
    }

    private async Task BeginAsync(List<NewCard> cards, CancellationToken ct)
    {
        if (cards.Count == 0) return;
        await using (var households = work.Bulk("household", "household_id", "recorded_at"))
        {
            foreach (var card in cards)
            {
                households.Add(card.HouseholdId).Add(work.Context.AtMicroseconds);
                households.EndRow();
            }
            await households.CompleteAsync(ct);
        }
        await using var bulk = work.Bulk("household_card", "blind_index", "household_id", "ciphertext", "valid_from");
        foreach (var card in cards)
        {
            bulk.Add(card.Index).Add(card.HouseholdId).Add(
                vault.EncryptCard(card.HouseholdId, card.Digits)).Add(work.Context.AtMicroseconds);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private async Task JoinAsync(List<(HouseholdMove Move, long Household)> joins, CancellationToken ct)
    {
        if (joins.Count == 0) return;
        await work.TemporaryAsync("joining", "person_id bigint not null, household_id bigint not null, relation text not null", ct);
        await using (var bulk = work.Bulk("temp_joining", "person_id", "household_id", "relation"))
        {
            foreach (var (move, household) in joins)
            {
                bulk.Add(move.PersonId).Add(household).Add(move.Relation);
                bulk.EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        var at = new { at = work.Context.AtMicroseconds };
        await work.ExecuteAsync(
            """
            update household_membership set valid_to = @at
            from temp_joining j where j.person_id = household_membership.person_id and household_membership.valid_to is null
            """,
            at,
            ct);
        await work.ExecuteAsync(
            """
            insert into household_membership (person_id, household_id, relation, valid_from)
            select person_id, household_id, relation, @at from temp_joining where true
            on conflict (person_id, household_id, valid_from) do update set relation = excluded.relation, valid_to = null
            """,
            at,
            ct);
        await work.ExecuteAsync(
            "update person set household_id = j.household_id from temp_joining j where j.person_id = person.person_id", ct: ct);
    }

    private sealed record Member(long HouseholdId, long PersonId, string Relation);
}
