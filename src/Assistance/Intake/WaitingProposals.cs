using Paseban.Assistance.Registry;
using Paseban.Rules;

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
        var first = await work.TakeNumbersAsync("application", waiting.Count, ct);
        var drafts = waiting.Select((household, i) => (Id: first + i, Household: household)).ToList();
        await WriteDraftsAsync(drafts, reference, ct);
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
        return waiting.Count;
    }

    /// <summary>The drafts with their first form, which those see who work where the household lives.</summary>
    private async Task WriteDraftsAsync(
        IReadOnlyList<(long Id, ProposedHousehold Household)> drafts, string reference, CancellationToken ct)
    {
        var (at, by) = (work.Context.AtMicroseconds, work.Context.Actor.Id);
        var forms = new ProposalForms(new DeclaredFacts(law.Facts));
        await using (var bulk = work.Bulk(
            "application", "id", "wave_id", "door", "area", "state", "version", "owner_id", "begun_at", "begun_by"))
        {
            foreach (var (id, household) in drafts)
            {
                bulk.Add(id).Add(wave.Id).Add(ApplicationDoor.ProposalList.Code()).Add(Unnamed(household).First().Person.Person.Area)
                    .Add(ApplicationState.Draft.Code()).Add(1).Add(by).Add(at).Add(by).EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        await using (var bulk = work.Bulk("application_form", "application_id", "version", "ciphertext", "recorded_at", "recorded_by"))
        {
            foreach (var (id, household) in drafts)
                bulk.Add(id).Add(1).Add(vault.Seal(Applications.FormOwner(id, 1), forms.Write(household))).Add(at).Add(by).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await using (var bulk = work.Bulk("application_event", "application_id", "number", "kind", "note", "recorded_at", "recorded_by"))
        {
            foreach (var (id, _) in drafts)
                bulk.Add(id).Add(1).Add(ApplicationEventKind.Imported.Code()).Add(reference).Add(at).Add(by).EndRow();
            await bulk.CompleteAsync(ct);
        }
    }

    /// <summary>The people without a NIK, with their place in the form.</summary>
    private static IEnumerable<(int Place, ProposedPerson Person)> Unnamed(ProposedHousehold household) =>
        household.People.Index().Where(one => one.Item.Person.NikOrNone is null);
}
