using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>
/// Lands applicants in the registry, a chunk at a time: whoever is known is brought up to date, the others become known. What registers
/// have said of somebody's identity is not overwritten by what an application says: a difference is for the matching to find.
/// </summary>
internal sealed class ApplicantsLanding
{
    private readonly UnitOfWork work;
    private readonly PersonsLanding persons;

    private ApplicantsLanding(UnitOfWork work, PersonsLanding persons) => (this.work, this.persons) = (work, persons);

    /// <param name="work">The change.</param>
    /// <param name="vault">Encrypts who the people are.</param>
    /// <param name="catalogue">The facts.</param>
    /// <param name="refuse">Told of a row that cannot land: two numbers of one person.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<ApplicantsLanding> BeginAsync(
        UnitOfWork work, IdentityVault vault, FactCatalogue catalogue, Action<RowProblem> refuse, CancellationToken ct) =>
        new(work, await PersonsLanding.BeginAsync(work, vault, new PersonColumns(catalogue), catalogue, refuse, ct));

    /// <summary>Lands the rows; afterwards each of <paramref name="rows"/> knows its person.</summary>
    public async Task LandAsync(IReadOnlyList<PersonRow> rows, CancellationToken ct)
    {
        var inRegisters = await PeopleByIdentity.InRegistersAsync(work, [.. rows.Select(row => row.NikIndex)], DeclaredFacts.Code, ct);
        var landing = rows.Select((row, i) => inRegisters.Contains(i) ? row.WithoutIdentity() : row).ToList();
        await persons.LandAsync(new RowChunk<PersonRow>(landing, [], rows.Count, 0), onlyCheck: false, ct);
        for (var i = 0; i < rows.Count; i++) rows[i].PersonId = landing[i].PersonId;
    }

    /// <summary>Settles households once all have landed.</summary>
    public async Task<PersonsImported> FinishAsync(ImportSummary file, CancellationToken ct) =>
        persons.Result(file, await persons.FinishAsync(ct));
}
