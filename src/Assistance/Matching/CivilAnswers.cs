using System.Text;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Somebody to be asked about, still sealed.</summary>
/// <param name="Asked">Fingerprint of what would be asked: corrected data is asked anew.</param>
internal sealed record CivilPerson(
    long PersonId, string Name, string BirthDate, long Sex, string? BirthPlace, long HouseholdId, string NikBox, string? CardBox,
    string Asked);

/// <summary>What the civil registry answered, kept so that nobody is asked about twice while an answer holds.</summary>
internal sealed class CivilAnswers(IdentityVault vault, CivilRegistryRule rule)
{
    /// <summary>The people and the answers that still hold for them, by person.</summary>
    public async Task<(IReadOnlyList<CivilPerson> People, IReadOnlyDictionary<long, CivilAnswer> Known)> ReadAsync(
        Reading reading, IReadOnlyCollection<long> people, DateOnly today, CancellationToken ct)
    {
        var ids = string.Join(',', people);
        var rows = await reading.ListAsync<Row>(
            $"""
            select p.person_id as PersonId, p.name as Name, p.birth_date as BirthDate, p.sex as Sex, p.birth_place as BirthPlace,
                   p.household_id as HouseholdId, n.blind_index as NikIndex, n.ciphertext as NikBox,
                   c.blind_index as CardIndex, c.ciphertext as CardBox
            from person p join person_nik n on n.person_id = p.person_id and n.current = 1
            left join household_card c on c.household_id = p.household_id and c.valid_to is null
            where p.person_id in ({ids}) order by p.person_id
            """,
            ct: ct);
        var asked = rows.DistinctBy(row => row.PersonId).Select(row => row.Person(vault)).ToList();
        var answers = await reading.ListAsync<Stored>(
            $"""
            select person_id as PersonId, asked as Asked, status as Status, elements as Elements from civil_answer
            where person_id in ({ids}) and valid_until >= @today order by answered_at
            """,
            new { today = today.Iso },
            ct);
        var byPerson = asked.ToDictionary(person => person.PersonId);
        var known = new Dictionary<long, CivilAnswer>();
        foreach (var answer in answers)
        {
            if (byPerson.TryGetValue(answer.PersonId, out var person) && person.Asked == answer.Asked)
                known[answer.PersonId] = answer.Read();
        }
        return (asked, known);
    }

    /// <summary>Opens the numbers: from here on the question says who somebody is.</summary>
    public CivilQuestion Question(CivilPerson person)
    {
        var elements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in rule.DecidingElements.Concat(rule.NotedElements))
        {
            if (Value(person, element) is { Length: > 0 } value) elements[element] = value;
        }
        return new(person.PersonId, vault.Decrypt(person.PersonId, IdentityField.Nik, person.NikBox), elements);
    }

    public async Task KeepAsync(
        UnitOfWork work, long run, IReadOnlyList<(CivilPerson Person, CivilAnswer Answer)> answers, CancellationToken ct)
    {
        var until = work.Context.Today.AddDays(rule.AnswerHoldsDays);
        await using var bulk = work.Bulk(
            "civil_answer", "person_id", "answered_at", "run_id", "asked", "status", "elements", "valid_until");
        foreach (var (person, answer) in answers)
        {
            bulk.Add(person.PersonId).Add(work.Context.AtMicroseconds).Add(run).Add(person.Asked).Add(answer.Status.Code())
                .Add(answer.ElementText).Add(until).EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private string? Value(CivilPerson person, string element) => element switch
    {
        CivilElements.Name => person.Name.ToUpperInvariant(),
        CivilElements.BirthDate => $"{person.BirthDate[8..]}-{person.BirthDate[5..7]}-{person.BirthDate[..4]}",
        CivilElements.Sex => person.Sex == 1 ? "LAKI-LAKI" : "PEREMPUAN",
        CivilElements.BirthPlace => person.BirthPlace?.ToUpperInvariant(),
        CivilElements.Province => CivilElements.Dki,
        CivilElements.Card => person.CardBox is { } box ? vault.DecryptCard(person.HouseholdId, box) : null,
        _ => null,
    };

    private sealed record Row(
        long PersonId, string Name, string BirthDate, long Sex, string? BirthPlace, long HouseholdId, string NikIndex, string NikBox,
        string? CardIndex, string? CardBox)
    {
        public CivilPerson Person(IdentityVault vault) => new(
            PersonId, Name, BirthDate, Sex, BirthPlace, HouseholdId, NikBox, CardBox,
            vault.Fingerprint(Encoding.UTF8.GetBytes($"{NikIndex}|{CardIndex}|{Name}|{BirthDate}|{Sex}|{BirthPlace}")));
    }

    private sealed record Stored(long PersonId, string Asked, string Status, string Elements)
    {
        public CivilAnswer Read()
        {
            var answer = new CivilAnswer(CivilStatuses.Of(Status), CivilAnswer.ReadElements(Elements));
            return answer with { IsOfDki = answer.Percent(CivilElements.Province) is { } province ? province == 100 : null };
        }
    }
}
