using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>What a file's row says wrongly: the column, what is wrong, what to do.</summary>
internal sealed record Objection(TableColumn Column, BilingualText Reason, BilingualText Remedy)
{
    public Objection(TableColumn column, Problem problem)
        : this(column, problem.Reason(), problem.Advice())
    {
    }
}

/// <summary>What the law gives for a programme over the months of a line, asked once for each kind of line.</summary>
internal sealed class DecreeLaw(Law law)
{
    public static readonly BilingualText WriteNik = new(
        "Tulis enam belas angka NIK seperti di KTP.", "Write the sixteen digits of the identity card.");

    private readonly Dictionary<(string Programme, Month From, Month To), Terms> known = [];

    /// <summary>The programme's code as the law writes it, or null when the law does not have it.</summary>
    public string? Code(ReadOnlySpan<char> programme)
    {
        foreach (var one in law.Programmes)
        {
            if (programme.Equals(one.Code, StringComparison.OrdinalIgnoreCase)) return one.Code;
        }
        return null;
    }

    public Objection Unknown(string programme) => new(DecreeColumns.Programme, law.Programme(programme).Problems[0]);

    /// <summary>Null when the law gives this amount in every month of the line.</summary>
    public Objection? Check(string programme, Month from, Month to, Rupiah amount, out string benefitGroup)
    {
        if (!known.TryGetValue((programme, from, to), out var terms))
            known.Add((programme, from, to), terms = Read(programme, new MonthRange(from, to)));
        benefitGroup = terms.BenefitGroup;
        if (terms.Objection is not null || terms.Amount == amount) return terms.Objection;
        return new(
            DecreeColumns.Amount,
            new(
                $"Menurut aturan, {programme} dari {from} sampai {to} adalah {terms.Amount} per bulan, bukan {amount}.",
                $"The law gives {terms.Amount} a month for {programme} from {from} to {to}, not {amount}."),
            new($"Ubah jumlahnya menjadi {terms.Amount.Amount}.", $"Correct the amount to {terms.Amount.Amount}."));
    }

    private Terms Read(string programme, MonthRange months)
    {
        PaymentRule? first = null;
        foreach (var month in months.Months)
        {
            var asked = law.PaymentRuleFor(programme, month);
            if (!asked.Succeeded)
            {
                var (reason, advice) = (asked.Problems[0].Reason(), asked.Problems[0].Advice());
                return Terms.None with
                {
                    Objection = new(
                        DecreeColumns.Programme,
                        new($"{programme} tidak berlaku pada {month}: {reason.Id}", $"{programme} is not in force in {month}: {reason.En}"),
                        advice),
                };
            }
            var rule = asked.Value;
            first ??= rule;
            if (rule.AmountPerMonth == first.AmountPerMonth) continue;
            return Terms.None with
            {
                Objection = new(
                    DecreeColumns.Amount,
                    new(
                        $"Jumlah {programme} berubah pada {month}, dari {first.AmountPerMonth} menjadi {rule.AmountPerMonth}.",
                        $"The amount of {programme} changes in {month}, from {first.AmountPerMonth} to {rule.AmountPerMonth}."),
                    new(
                        $"Tulis dua baris: satu sampai {month.Plus(-1)}, satu mulai {month}.",
                        $"Write two lines: one through {month.Plus(-1)}, one from {month} on.")),
            };
        }
        return new(first!.BenefitGroup, first.AmountPerMonth, null);
    }

    private sealed record Terms(string BenefitGroup, Rupiah Amount, Objection? Objection)
    {
        public static readonly Terms None = new("", Rupiah.Zero, null);
    }
}
