using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Registry;

/// <summary>Exactly one of a NIK, a family card, a number and a name is given.</summary>
/// <param name="Nik">A NIK that the person has or once had.</param>
/// <param name="Kk">A family card that the household has or once had.</param>
/// <param name="Name">Words of the name, in any order and however spelt.</param>
/// <param name="Area">Only people in this area; a code of any level.</param>
/// <param name="Most">At most this many.</param>
/// <param name="After">By name only: the last person (P-...) of the page before.</param>
/// <param name="Number">A NIK or a family card, from somebody who has sixteen digits and need not know which they are.</param>
public sealed record FindPersonRequest(
    string? Nik = null, string? Kk = null, string? Name = null, AreaCode? Area = null, int Most = 20, string? After = null,
    string? Number = null);

/// <summary>A person who was found; enough to choose from, nothing that identifies.</summary>
/// <param name="PersonId">The record.</param>
/// <param name="Name">As recorded.</param>
/// <param name="BirthDate">As recorded.</param>
/// <param name="Area">Kelurahan, with what it lies in.</param>
/// <param name="How">By what the person was found, where that is not obvious: a former NIK, a former family card.</param>
/// <param name="DiedOn">Reported day of death.</param>
/// <param name="MergedInto">The record that stands for this one.</param>
public sealed record PersonMatch(
    long PersonId, string Name, DateOnly BirthDate, string Area, FoundBy How, DateOnly? DiedOn, long? MergedInto)
{
    public string Reference => PersonKey.ReferenceOf(PersonId);

    public string? MergedIntoReference => MergedInto is { } id ? PersonKey.ReferenceOf(id) : null;
}

/// <summary>What led to a person.</summary>
[Flags]
public enum FoundBy
{
    Current = 0,

    /// <summary>A NIK that was replaced since.</summary>
    FormerNik = 1,

    /// <summary>A family card that was issued again since.</summary>
    FormerCard = 2,

    /// <summary>A household that the person has left since.</summary>
    FormerMember = 4,
}

/// <param name="People">The best known first; records that were merged among them.</param>
/// <param name="More">There are others; ask more narrowly.</param>
public sealed record PeopleFound(IReadOnlyList<PersonMatch> People, bool More);

/// <summary>
/// Finds people by NIK, by family card or by name. Each person shown leaves an access record, and so does finding nobody.
/// </summary>
public sealed class FindPerson(Database database, KeyRing keys)
{
    private const int MostWords = 6;

    private const string Columns = """
        p.person_id as PersonId, p.name as Name, p.birth_date as BirthDate, p.area as Area, p.died_on as DiedOn, p.merged_into as MergedInto
        """;

    private const string ByNik = $"""
        select {Columns}, case when n.current = 1 then cast(0 as bigint) else cast(1 as bigint) end as How
        from person_nik n join person p on p.person_id = n.person_id where n.blind_index = @index
        """;

    private const string ByKk = $"""
        select {Columns},
               cast((case when c.valid_to is null then 0 else 2 end) + (case when m.valid_to is null then 0 else 4 end) as bigint) as How
        from household_card c join household_membership m on m.household_id = c.household_id join person p on p.person_id = m.person_id
        where c.blind_index = @index
        order by m.valid_to is not null, case when m.relation = 'head' then 0 else 1 end, p.birth_date, p.person_id limit @most
        """;

    public async Task<Outcome<PeopleFound>> RunAsync(FindPersonRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        var question = Ask(request, vault);
        if (!question.Succeeded) return question.Problems.ToArray();

        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var rows = await question.Value(work, context.Actor, ct);
        var areas = await AreaIndex.ReadAsync(work, ct);
        var people = rows.DistinctBy(row => row.PersonId).Take(request.Most).Select(row => row.In(areas)).ToList();
        await AccessLog.RecordAsync(work, [.. people.Select(person => person.PersonId)], ct);
        await work.CommitAsync(ct);
        return new PeopleFound(people, rows.Count > request.Most);
    }

    private static Outcome<Question> Ask(FindPersonRequest request, IdentityVault vault)
    {
        switch (request)
        {
            case { Nik: { } text, Kk: null, Name: null, Number: null }:
                if (Nik.Problem(text, out var nik) is { } wrongNik) return Wrong("nik", wrongNik);
                return ByIndex(ByNik, vault.BlindIndex(IdentityField.Nik, nik!.Digits), request.Most);
            case { Nik: null, Kk: { } text, Name: null, Number: null }:
                if (FamilyCardNumber.Problem(text, out var card) is { } wrongCard) return Wrong("kk", wrongCard);
                return ByIndex(ByKk, vault.BlindIndex(IdentityField.Kk, card!.Digits), request.Most);
            case { Nik: null, Kk: null, Name: { } name, Number: null }:
                return AskByName(name, request);
            case { Nik: null, Kk: null, Name: null, Number: { } text }:
                return AskByEither(text, vault, request.Most);
            default:
                return Problem.Invalid(
                    "person.question", "Name one thing to search by: a NIK, a family card or a name.", "Fill in one of them.")
                    .InIndonesian("Isi satu saja: NIK, nomor KK atau nama.", "Kosongkan yang lain.")
                    .AtCommandLine("Give --nik, --kk or --name.");
        }
    }

    /// <summary>Whoever has or had the NIK; where nobody has, whoever is or was on the card.</summary>
    private static Outcome<Question> AskByEither(string text, IdentityVault vault, int most)
    {
        var wrongNik = Nik.Problem(text, out var nik);
        var wrongCard = FamilyCardNumber.Problem(text, out var card);
        if (wrongNik is not null && wrongCard is not null) return Wrong("number", wrongNik);
        var byNik = nik is null ? null : ByIndex(ByNik, vault.BlindIndex(IdentityField.Nik, nik.Digits), most);
        var byCard = card is null ? null : ByIndex(ByKk, vault.BlindIndex(IdentityField.Kk, card.Digits), most);
        return new Question(async (reading, actor, ct) =>
        {
            var people = byNik is null ? [] : await byNik(reading, actor, ct);
            return people.Count > 0 || byCard is null ? people : await byCard(reading, actor, ct);
        });
    }

    private static Question ByIndex(string sql, string index, int most) =>
        (reading, _, ct) => reading.ListAsync<Row>(sql, new { index, most = (long)most + 1 }, ct);

    private static Outcome<Question> AskByName(string name, FindPersonRequest request)
    {
        var words = PersonNames.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        if (words.Sum(word => word.Length) < 3)
            return Problem.Invalid("person.name", $"'{name}' is too short to search by.", "Give at least three letters of the name.")
                .InIndonesian($"'{name}' terlalu pendek untuk dicari.", "Tulis paling sedikit tiga huruf nama.").At("name");
        long? after = null;
        if (request.After is { } last)
        {
            var reference = Reference.Read(PersonKey.Prefix, last);
            if (!reference.Succeeded) return reference.Problems.ToArray();
            after = reference.Value.Id;
        }
        return new Question((reading, actor, ct) =>
            new PeopleByName(reading, Columns, words, request.Area, request.Most + 1).FindAsync<Row>(actor.Areas, after, ct));
    }

    private static Problem Wrong(string field, BilingualText message) =>
        Problem.Invalid("person.key", message.En, "Give all sixteen digits.")
            .InIndonesian(message.Id, "Tulis keenam belas angkanya.").At(field);

    private delegate Task<IReadOnlyList<Row>> Question(Reading reading, Actor actor, CancellationToken ct);

    private sealed record Row(
        long PersonId, string Name, string BirthDate, string Area, string? DiedOn, long? MergedInto, long How)
    {
        public PersonMatch In(AreaIndex areas) => new(
            PersonId, Name, IsoDate.Parse(BirthDate), areas.FullName(AreaCode.Parse(Area)), (FoundBy)How,
            DiedOn is null ? null : IsoDate.Parse(DiedOn), MergedInto);
    }
}
