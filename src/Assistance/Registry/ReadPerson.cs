using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Registry;

/// <param name="Person">A reference (P-...) or a NIK.</param>
/// <param name="Reveal">Show numbers, address and telephone in full.</param>
public sealed record ReadPersonRequest(string Person, bool Reveal = false);

/// <summary>
/// Reads one person with all that is recorded; merged records beside each other. Leaves an access record for each record shown.
/// </summary>
public sealed class ReadPerson(Database database, KeyRing keys)
{
    public async Task<Outcome<PersonView>> RunAsync(ReadPersonRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded)
        {
            await AccessLog.RecordAsync(work, [], ct);
            await work.CommitAsync(ct);
            return found.Problems.ToArray();
        }
        var ids = await MergedRecords.AllOfAsync(work, found.Value, ct);
        var view = await ReadAsync(work, vault, ids, request.Reveal, ct);
        await AccessLog.RecordAsync(work, ids, ct);
        await work.CommitAsync(ct);
        return view;
    }

    /// <summary>These records of one person, the standing one first, in somebody else's reading, who leaves the access record.</summary>
    internal static async Task<PersonView> ReadAsync(
        Reading reading, IdentityVault vault, IReadOnlyList<long> ids, bool reveal, CancellationToken ct)
    {
        var reader = new PersonRecordReader(reading, vault, await AreaIndex.ReadAsync(reading, ct), reveal);
        var records = new List<PersonRecord>();
        foreach (var id in ids) records.Add(await reader.ReadAsync(id, ct));
        return new(records[0], records);
    }
}

/// <summary>Gathers one record from the tables of the registry.</summary>
internal sealed class PersonRecordReader(Reading reading, IdentityVault vault, AreaIndex areas, bool reveal)
{
    public async Task<PersonRecord> ReadAsync(long person, CancellationToken ct)
    {
        var row = await reading.SingleAsync<Row>(
            """
            select name as Name, sex as Sex, birth_date as BirthDate, birth_place as BirthPlace, identity_flags as Flags, area as Area,
            rt as Rt, rw as Rw,
                   address as Address, phone as Phone, died_on as DiedOn, moved_out_on as MovedOutOn, merged_into as MergedInto
            from person where person_id = @person
            """,
            new { person },
            ct);
        return new(
            person, row.Name, (Sex)row.Sex, IsoDate.Parse(row.BirthDate), row.BirthPlace, await NiksAsync(person, ct),
            (IdentityFlags)row.Flags, row.Area,
            areas.FullName(AreaCode.Parse(row.Area)), row.Rt, row.Rw, Shown(person, IdentityField.Address, row.Address),
            Shown(person, IdentityField.Phone, row.Phone), Date(row.DiedOn), Date(row.MovedOutOn), row.MergedInto,
            await HouseholdsAsync(person, ct),
            await AccountsAsync(person, ct), await StatementsAsync(person, ct), await DisabilitiesAsync(person, ct),
            await RepresentativesAsync(person, ct));
    }

    private async Task<IReadOnlyList<string>> NiksAsync(long person, CancellationToken ct)
    {
        var ciphertexts = await reading.ListAsync<string>(
            "select ciphertext from person_nik where person_id = @person order by current desc, blind_index", new { person }, ct);
        return
        [
            .. ciphertexts.Select(text => Nik.Parse(vault.Decrypt(person, IdentityField.Nik, text)))
                .Select(nik => reveal ? nik.Digits : nik.Masked),
        ];
    }

    private async Task<IReadOnlyList<HouseholdView>> HouseholdsAsync(long person, CancellationToken ct)
    {
        var memberships = await reading.ListAsync<(long HouseholdId, string Relation, long From, long? Until)>(
            """
            select household_id, relation, valid_from, valid_to from household_membership where person_id = @person
            order by valid_to is not null, valid_from desc
            """,
            new { person },
            ct);
        var households = new List<HouseholdView>();
        foreach (var (household, relation, from, until) in memberships)
        {
            var cards = await reading.ListAsync<string>(
                "select ciphertext from household_card where household_id = @household order by valid_to is not null, valid_from desc",
                new { household }, ct);
            var members = await reading.ListAsync<HouseholdMember>(
                """
                select m.person_id as PersonId, p.name as Name, m.relation as Relation
                from household_membership m join person p on p.person_id = m.person_id
                where m.household_id = @household and m.valid_to is null and m.person_id <> @person order by p.birth_date, m.person_id
                """,
                new { household, person },
                ct);
            households.Add(new(
                household, relation, Instant.FromMicroseconds(from), until is { } left ? Instant.FromMicroseconds(left) : null,
                [
                    .. cards.Select(card => FamilyCardNumber.Parse(vault.DecryptCard(household, card)))
                        .Select(card => reveal ? card.Digits : card.Masked),
                ], members));
        }
        return households;
    }

    private async Task<IReadOnlyList<AccountView>> AccountsAsync(long person, CancellationToken ct)
    {
        var accounts = await reading.ListAsync<(long Version, string Box, string Bank, string Holder, long At, long By, long IsCurrent)>(
            """
            select version, ciphertext, bank, holder_name, recorded_at, recorded_by, current from bank_account where person_id = @person
            order by current desc, version desc
            """,
            new { person },
            ct);
        return
        [
            .. accounts.Select(a => new AccountView(
                a.Version, MaskedAccount(vault.Decrypt(person, IdentityField.Account, a.Box)), a.Bank, a.Holder,
                Instant.FromMicroseconds(a.At), a.By, a.IsCurrent == 1)),
        ];
    }

    private async Task<IReadOnlyList<StatementView>> StatementsAsync(long person, CancellationToken ct)
    {
        var statements = await reading.ListAsync<(string Source, long Vintage, string Facts, long At)>(
            "select source, vintage, facts, recorded_at from source_record where person_id = @person order by vintage desc, source",
            new { person }, ct);
        return [.. statements.Select(s => new StatementView(s.Source, new Month((int)s.Vintage), s.Facts, Instant.FromMicroseconds(s.At)))];
    }

    private async Task<IReadOnlyList<DisabilityView>> DisabilitiesAsync(long person, CancellationToken ct)
    {
        var entries = await reading.ListAsync<(long Type, string Evidence, string Certifier, string? ReviewOn, long? EndedAt)>(
            """
            select type, evidence, certifier, review_on, ended_at from disability where person_id = @person
            order by recorded_at desc, type
            """,
            new { person },
            ct);
        return
        [
            .. entries.Select(entry =>
                new DisabilityView(entry.Type, entry.Evidence, entry.Certifier, Date(entry.ReviewOn), entry.EndedAt is not null)),
        ];
    }

    private async Task<IReadOnlyList<RepresentativeView>> RepresentativesAsync(long person, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(long PersonId, string Name, string Kind, string Evidence, string From, string? Until)>(
            """
            select r.representative_id, p.name, r.kind, r.evidence, r.valid_from, r.valid_to
            from representative r join person p on p.person_id = r.representative_id where r.person_id = @person order by r.valid_from desc
            """,
            new { person },
            ct);
        return
        [
            .. rows.Select(r => new RepresentativeView(r.PersonId, r.Name, r.Kind, r.Evidence, IsoDate.Parse(r.From), Date(r.Until))),
        ];
    }

    private string? Shown(long person, IdentityField field, string? ciphertext) =>
        reveal && ciphertext is not null ? vault.Decrypt(person, field, ciphertext) : null;

    private string MaskedAccount(string number) => reveal ? number : $"{new string('*', number.Length - 4)}{number[^4..]}";

    private static DateOnly? Date(string? text) => text is null ? null : IsoDate.Parse(text);

    private sealed record Row(
        string Name, long Sex, string BirthDate, string? BirthPlace, long Flags, string Area, string? Rt, string? Rw, string? Address,
        string? Phone,
        string? DiedOn, string? MovedOutOn, long? MergedInto);
}
