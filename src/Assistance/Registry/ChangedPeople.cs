using System.Globalization;
using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>A known person whose row names a family card of another household, or one that was not known.</summary>
internal sealed record HouseholdMove(long PersonId, long FromHousehold, string Kk, string KkIndex, string Relation);

/// <summary>What a batch of rows changed in people who were known.</summary>
internal sealed record PeopleChanged(
    long Updated, long Unchanged, long Statements, long Deaths, long MovedOut, long Flagged, IReadOnlyList<HouseholdMove> Moves);

/// <summary>Lands rows about people who are known: each column that says something else now, and nothing besides.</summary>
internal static class ChangedPeople
{
    private const string CurrentSql = """
        select p.person_id as PersonId, p.name as Name, p.sex as Sex, p.birth_date as BirthDate, p.birth_place as BirthPlace,
        p.died_on as DiedOn,
               p.moved_out_on as MovedOutOn, p.area as Area, p.rt as Rt, p.rw as Rw, p.household_id as HouseholdId,
               p.identity_flags as Flags,
               p.address as Address, p.phone as Phone, m.relation as Relation
        from temp_changing t
        join person p on p.person_id = t.person_id
        left join household_membership m on m.person_id = p.person_id and m.household_id = p.household_id and m.valid_to is null
        """;

    private const string UpdateSql = """
        update person set name = c.name, folded_name = c.folded_name, sex = c.sex, birth_date = c.birth_date, birth_place = c.birth_place,
               died_on = c.died_on, moved_out_on = c.moved_out_on, area = c.area, rt = c.rt, rw = c.rw, identity_flags = c.identity_flags,
               address = c.address, phone = c.phone, row_hash = c.row_hash
        from temp_person_change c where c.person_id = person.person_id
        """;

    /// <param name="work">The change.</param>
    /// <param name="vault">Compares and encrypts address and telephone.</param>
    /// <param name="catalogue">Completes source records.</param>
    /// <param name="rows">Rows with their person found.</param>
    /// <param name="households">The household of each card that is known, by its blind index.</param>
    /// <param name="names">Told of whoever is called otherwise now.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<PeopleChanged> WriteAsync(
        UnitOfWork work, IdentityVault vault, FactCatalogue catalogue, IReadOnlyList<PersonRow> rows, Dictionary<string, long> households,
        NameParts names, CancellationToken ct)
    {
        if (rows.Count == 0) return new(0, 0, 0, 0, 0, 0, []);
        // In the order that people are stored in: a file may come in any order, and neighbours share a page.
        rows = [.. rows.OrderBy(row => row.PersonId)];
        await StageAsync(work, "changing", rows, ct);
        var current = (await work.ListAsync<CurrentPerson>(CurrentSql, ct: ct)).ToDictionary(person => person.PersonId);
        var landed = await SourceRecords.MergeAsync(
            work, catalogue, [.. rows.SelectMany(row => row.Statements.Select(s => (row.PersonId, s)))], ct);
        await DisabilityRegister.MergeAsync(
            work, [.. rows.Where(row => row.Disability is not null).Select(row => (row.PersonId, row.Disability!))], ct);

        var touched = landed.Select(statement => statement.PersonId).ToHashSet();
        var changes = new List<(CurrentPerson After, string RowHash)>();
        var same = new List<PersonRow>();
        var relations = new List<(long PersonId, string Relation)>();
        var moves = new List<HouseholdMove>();
        var (deaths, movedOut, flagged) = (0L, 0L, 0L);
        foreach (var row in rows)
        {
            var before = current[row.PersonId];
            var after = Apply(row, before, vault);
            if (after != before) changes.Add((after, row.RowHash));
            else same.Add(row);
            if (after.Name != before.Name) names.Add(after.PersonId, PersonNames.Fold(after.Name));
            if (after.DiedOn != before.DiedOn) deaths++;
            if (after.Flags != 0) flagged++;
            if (after.MovedOutOn != before.MovedOutOn) movedOut++;
            var relation = row.Relation ?? before.Relation ?? Relation.Other;
            var isMove = row.KkIndex is not null && households.GetValueOrDefault(row.KkIndex) != before.HouseholdId;
            if (isMove) moves.Add(new(row.PersonId, before.HouseholdId, row.Kk!, row.KkIndex!, relation));
            else if (relation != before.Relation) relations.Add((row.PersonId, relation));
            if (after != before || isMove || relation != before.Relation) touched.Add(row.PersonId);
        }
        await UpdateAsync(work, changes, ct);
        await UpdateRelationsAsync(work, relations, ct);
        await StageAsync(work, "same", same, ct);
        await work.ExecuteAsync("update person set row_hash = s.row_hash from temp_same s where s.person_id = person.person_id", ct: ct);
        return new(touched.Count, rows.Count - touched.Count, landed.Count, deaths, movedOut, flagged, moves);
    }

    private static async Task StageAsync(UnitOfWork work, string table, IReadOnlyList<PersonRow> rows, CancellationToken ct)
    {
        await work.TemporaryAsync(table, "person_id bigint not null, row_hash text not null", ct);
        await using var bulk = work.Bulk($"temp_{table}", "person_id", "row_hash");
        foreach (var row in rows)
        {
            bulk.Add(row.PersonId).Add(row.RowHash);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private static CurrentPerson Apply(PersonRow row, CurrentPerson before, IdentityVault vault)
    {
        var after = before with
        {
            Name = row.Name ?? before.Name,
            Sex = (long?)row.Sex ?? before.Sex,
            BirthDate = Text(row.BirthDate) ?? before.BirthDate,
            BirthPlace = row.BirthPlace ?? before.BirthPlace,
            DiedOn = Text(row.DiedOn) ?? before.DiedOn,
            MovedOutOn = Text(row.MovedOutOn) ?? before.MovedOutOn,
            Area = row.Area ?? before.Area,
            Rt = row.Rt ?? before.Rt,
            Rw = row.Rw ?? before.Rw,
            Address = Sealed(row.PersonId, IdentityField.Address, row.Address, before.Address, vault),
            Phone = Sealed(row.PersonId, IdentityField.Phone, row.Phone, before.Phone, vault),
        };
        if (after.BirthDate == before.BirthDate && after.Sex == before.Sex) return after;
        var born = DateOnly.ParseExact(after.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return after with { Flags = (long)row.FlagsFor(born, (Sex)after.Sex) };
    }

    private static string? Sealed(long personId, IdentityField field, string? stated, string? recorded, IdentityVault vault) =>
        stated is null || (recorded is not null && vault.Decrypt(personId, field, recorded) == stated)
            ? recorded
            : vault.Encrypt(personId, field, stated);

    private static async Task UpdateAsync(UnitOfWork work, List<(CurrentPerson After, string RowHash)> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        await work.TemporaryAsync(
            "person_change",
            """
            person_id bigint not null, name text not null, folded_name text not null, sex bigint not null, birth_date text not null,
            birth_place text,
            died_on text, moved_out_on text, area text not null, rt text, rw text, identity_flags bigint not null, address text, phone text,
            row_hash text not null
            """,
            ct);
        await using (var bulk = work.Bulk(
            "temp_person_change", "person_id", "name", "folded_name", "sex", "birth_date", "birth_place", "died_on", "moved_out_on", "area",
            "rt", "rw",
            "identity_flags", "address", "phone", "row_hash"))
        {
            foreach (var (person, rowHash) in changes)
            {
                bulk.Add(person.PersonId).Add(person.Name).Add(PersonNames.Fold(person.Name)).Add(person.Sex).Add(person.BirthDate)
                    .Add(person.BirthPlace).Add(person.DiedOn).Add(person.MovedOutOn).Add(person.Area).Add(person.Rt).Add(person.Rw)
                    .Add(person.Flags).Add(person.Address).Add(person.Phone).Add(rowHash);
                bulk.EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(UpdateSql, ct: ct);
    }

    private static async Task UpdateRelationsAsync(UnitOfWork work, List<(long PersonId, string Relation)> relations, CancellationToken ct)
    {
        if (relations.Count == 0) return;
        await work.TemporaryAsync("relation", "person_id bigint not null, relation text not null", ct);
        await using (var bulk = work.Bulk("temp_relation", "person_id", "relation"))
        {
            foreach (var (personId, relation) in relations)
            {
                bulk.Add(personId).Add(relation);
                bulk.EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            """
            update household_membership set relation = r.relation
            from temp_relation r where r.person_id = household_membership.person_id and household_membership.valid_to is null
            """,
            ct: ct);
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record CurrentPerson(
        long PersonId, string Name, long Sex, string BirthDate, string? BirthPlace, string? DiedOn, string? MovedOutOn, string Area,
        string? Rt, string? Rw,
        long HouseholdId, long Flags, string? Address, string? Phone, string? Relation);
}
