using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Assistance.Intake;

/// <summary>
/// Keeps the households of a list in which somebody has no usable NIK: each is a draft of its form, and its people without a number stand
/// in a worklist until somebody says who they are.
/// </summary>
internal sealed class WaitingProposals(UnitOfWork work, IdentityVault vault, Law law, RegistrationWave wave)
{
    public const string Prefix = "USL";

    private readonly List<ProposedHousehold> waiting = [];

    public static string ReferenceOf(long id) => Reference.Of(Prefix, id).ToString();

    /// <summary>Takes those of the households that wait and did not before. Gives how many did.</summary>
    public async Task<long> StageAsync(IReadOnlyList<ProposedHousehold> households, CancellationToken ct)
    {
        var unknown = households.Where(household => !household.IsKnown).ToList();
        if (unknown.Count == 0) return 0;
        var before = (await work.ListAsync<(string Card, string Name, string Born)>(
            "select card_index, folded_name, birth_date from waiting_member where wave_id = @Id", new { wave.Id }, ct)).ToHashSet();
        waiting.AddRange(unknown.Where(household => !Unnamed(household).All(one => before.Contains(Key(one.Person)))));
        return unknown.Count - waiting.Count;

        static (string, string, string) Key(ProposedPerson person) =>
            (person.Person.KkIndex!, person.Person.FoldedName!, person.Person.BirthDate!.Value.Iso);
    }

    /// <summary>Writes the drafts and the worklist under the import that they came by. Gives how many households wait.</summary>
    public async Task<long> LandAsync(string reference, CancellationToken ct)
    {
        if (waiting.Count == 0) return 0;
        var forms = new ProposalForms(new DeclaredFacts(law.Facts));
        var drafts = new List<(long Id, ProposedHousehold Household)>();
        foreach (var household in waiting)
        {
            var draft = await Applications.InsertAsync(work, ApplicationDoor.ProposalList, wave.Id, ct);
            await Applications.AddVersionAsync(work, vault, draft, forms.Write(household), ct);
            await Applications.AddEventAsync(work, draft.Id, ApplicationEventKind.Imported, reference, ct);
            drafts.Add((draft.Id, household));
        }
        var id = await work.TakeNumbersAsync("waiting_member", waiting.Sum(household => Unnamed(household).Count()), ct);
        await using var bulk = work.Bulk(
            "waiting_member", "id", "application_id", "wave_id", "place", "import", "line", "name", "folded_name", "birth_date", "sex",
            "area", "card_index", "state", "recorded_at");
        foreach (var (application, household) in drafts)
        {
            foreach (var (place, person) in Unnamed(household))
            {
                bulk.Add(id++).Add(application).Add(wave.Id).Add((long)place).Add(reference).Add(person.Person.Line).Add(person.Person.Name)
                    .Add(person.Person.FoldedName).Add(person.Person.BirthDate).Add((long)person.Person.Sex!.Value).Add(person.Person.Area)
                    .Add(person.Person.KkIndex).Add("open").Add(work.Context.AtMicroseconds).EndRow();
            }
        }
        await bulk.CompleteAsync(ct);
        // Whose drafts they are to see: those who work where the household lives.
        await work.ExecuteAsync(
            """
            update application set area = w.area
            from (select distinct application_id, area from waiting_member where import = @reference) w
            where w.application_id = application.id
            """,
            new { reference },
            ct);
        return waiting.Count;
    }

    /// <summary>The people without a NIK, with their place in the form.</summary>
    private static IEnumerable<(int Place, ProposedPerson Person)> Unnamed(ProposedHousehold household) =>
        household.People.Index().Where(one => one.Item.Person.NikOrNone is null);
}
