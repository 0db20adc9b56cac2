using Paseban.Rules;

namespace Paseban.Portal.Programmes;

/// <summary>Every programme that pays, as the law has it today.</summary>
[OpenToAll]
public sealed class IndexModel(Law law) : WebPage
{
    public IEnumerable<ProgrammeLaw> Programmes => law.Programmes.Where(programme => !programme.PaysNothing);

    /// <summary>Null before its first day and after its end.</summary>
    public Rupiah? AmountOf(ProgrammeLaw programme) =>
        programme.Amount.At(Today).Match<Rupiah?>(amount => amount.Number is { } number ? new Rupiah(number) : null, _ => null);
}
