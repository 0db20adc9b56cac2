using System.Text;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>Makes rows of the registry from a form's members: who they are, where they live, and what they declare.</summary>
internal sealed class FormRows(FactCatalogue catalogue, IdentityVault vault)
{
    private readonly DeclaredFacts declared = new(catalogue);

    /// <param name="form">The form.</param>
    /// <param name="vintage">The month of the declaration.</param>
    /// <param name="isLetterSeen">An officer saw the letters; only then do they enter the disability register.</param>
    public IReadOnlyList<PersonRow> Of(ApplicationForm form, Month vintage, bool isLetterSeen)
    {
        var kkIndex = vault.BlindIndex(IdentityField.Kk, form.Kk.Digits);
        return [.. form.Members.Select((member, i) => Row(form, member, i + 1, kkIndex, vintage, isLetterSeen ? member.Letter : null))];
    }

    private PersonRow Row(
        ApplicationForm form, FormMember member, long line, string kkIndex, Month vintage, DisabilityLetter? letter)
    {
        var facts = form.Answers.AddTo(member.Facts, declared).With(declared.BirthDate, member.BirthDate.DayNumber);
        var statements = new List<Statement>(2);
        if (letter is not null)
        {
            // The register speaks with its own weight; the declaration need not repeat it.
            facts = facts.Without(declared.Disability);
            statements.Add(new(
                "DISABILITY", vintage, null, null, FactSet.Empty(catalogue).With(declared.Disability, letter.Type).ToString()));
        }
        statements.Add(new(DeclaredFacts.Code, vintage, null, null, facts.ToString()));
        return new()
        {
            Line = line,
            NikOrNone = member.Nik,
            NikIndex = vault.BlindIndex(IdentityField.Nik, member.Nik.Digits),
            RowHash = Fingerprint(form, member, statements, vintage),
            Kk = form.Kk.Digits,
            KkIndex = kkIndex,
            Name = member.Name,
            FoldedName = PersonNames.Fold(member.Name),
            Sex = member.Sex,
            BirthDate = member.BirthDate,
            BirthPlace = member.BirthPlace,
            Address = form.Address,
            Rt = form.Rt,
            Rw = form.Rw,
            Area = form.Area.Value,
            Relation = member.Relation,
            Phone = member.Relation == Relation.Head ? form.Phone : null,
            Statements = statements,
            Disability = letter,
        };
    }

    private string Fingerprint(ApplicationForm form, FormMember member, IReadOnlyList<Statement> statements, Month vintage) =>
        vault.Fingerprint(Encoding.UTF8.GetBytes(string.Join(
            '\u001f',
            [
                "form", vintage.ToString(), form.Kk.Digits, form.Address, form.Rt, form.Rw, form.Area.Value, form.Phone ?? "",
                member.Nik.Digits, member.Name, member.Sex.ToString(), member.BirthPlace ?? "", member.BirthDate.Iso, member.Relation,
                .. statements.Select(statement => statement.Facts),
            ])));
}
