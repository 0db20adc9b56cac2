using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// What the law says about paying one programme for one month, as dates that a set-based statement can compare. It agrees with the
/// assessment's criteria of age, life and residence, because both are compiled from the same ones.
/// </summary>
/// <param name="JudgedDay">The day whose facts decide the month.</param>
/// <param name="LatestBirthDate">The minimum age: born on this day or earlier; 9999-12-31 where there is none.</param>
/// <param name="EarliestBirthDate">The maximum age: born on this day or later; 0001-01-01 where there is none.</param>
/// <param name="EarliestDeathPaid">A death on this day or later leaves the month paid; an earlier one does not.</param>
/// <param name="EarliestMovePaid">Moving out of DKI on this day or later leaves the month paid.</param>
/// <param name="SuspendedMonthsPaid">Whether the months of a suspension are paid when it is lifted; otherwise they are forfeited.</param>
/// <param name="BenefitGroup">The group within which a person has one benefit a month: the key beside person and month.</param>
public sealed record PaymentRule(
    string Programme, Month Month, Rupiah AmountPerMonth, DateOnly JudgedDay, DateOnly LatestBirthDate, DateOnly EarliestBirthDate,
    DateOnly EarliestDeathPaid, DateOnly EarliestMovePaid, bool SuspendedMonthsPaid, string BenefitGroup)
{
    /// <summary>Whether the programme has an age limit, so that a person without a birth date cannot be paid.</summary>
    public bool NeedsBirthDate => LatestBirthDate != DateOnly.MaxValue || EarliestBirthDate != DateOnly.MinValue;

    /// <summary>Whether age, life and residence allow the month. Null: no such date is known.</summary>
    public bool Allows(DateOnly? birth, DateOnly? death, DateOnly? movedOut) =>
        (birth is { } born ? born >= EarliestBirthDate && born <= LatestBirthDate : !NeedsBirthDate)
        && (death is null || death >= EarliestDeathPaid)
        && (movedOut is null || movedOut >= EarliestMovePaid);
}
