using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <summary>One row of a list of proposals.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Kk">Digits of the family card; null when they cannot be read, and the row belongs to no household.</param>
/// <param name="Good">What a good row says; null when something is wrong with it.</param>
internal sealed record ProposalRow(long Line, string? Kk, ProposedPerson? Good);

/// <param name="Person">Who it is.</param>
/// <param name="Programmes">Codes asked for, in the order of the law.</param>
/// <param name="Answers">The household's answers, as this row has them.</param>
/// <param name="Indicators">Answers about the home in the order of <see cref="HouseholdIndicators.All"/>; 0 for none.</param>
internal sealed record ProposedPerson(
    PersonRow Person, IReadOnlyList<string> Programmes, ExclusionAnswers Answers, IReadOnlyList<long> Indicators);

/// <summary>A household of a list, all its rows good: one application.</summary>
/// <param name="People">The head first.</param>
internal sealed record ProposedHousehold(IReadOnlyList<ProposedPerson> People)
{
    public ProposedPerson Head => People[0];

    /// <summary>Whether everybody has a NIK; without, the household waits for somebody to say who they are.</summary>
    public bool IsKnown => People.All(person => person.Person.NikOrNone is not null);
}
