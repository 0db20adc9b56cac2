using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>
/// The form of one household, complete and checked: what is asked once for the household, and its members. Only <see cref="FormReader"/>
/// and the import of proposals make one.
/// </summary>
/// <param name="Kk">The family card.</param>
/// <param name="Address">Where they live (alamat domisili), which need not be what the card says.</param>
/// <param name="Rt">Three digits.</param>
/// <param name="Rw">Three digits.</param>
/// <param name="Area">The kelurahan where they live.</param>
/// <param name="Phone">International form; null when none is given.</param>
/// <param name="Answers">The exclusion questions.</param>
/// <param name="Indicators">Answers to <see cref="HouseholdIndicators"/>, by code.</param>
/// <param name="Members">The head among them.</param>
internal sealed record ApplicationForm(
    FamilyCardNumber Kk, string Address, string Rt, string Rw, AreaCode Area, string? Phone, ExclusionAnswers Answers,
    IReadOnlyDictionary<string, long> Indicators, IReadOnlyList<FormMember> Members);

/// <summary>The questions that exclude a household when answered with yes (FMOTM 2021; domain.md 1.3).</summary>
/// <param name="PublicEmployee">Somebody is a permanent employee of BUMN or BUMD, PNS, TNI, Polri, or a member of DPR or DPRD.</param>
/// <param name="Car">The household owns a car.</param>
/// <param name="PropertyOver1B">Its land and buildings have an NJOP above the limit of the criteria.</param>
/// <param name="Water">Main source of drinking water, 1 to 12; 1 is branded bottled water.</param>
internal sealed record ExclusionAnswers(bool PublicEmployee, bool Car, bool PropertyOver1B, long Water)
{
    private const long BrandedWater = 1;

    /// <summary>Reasons by which the household excludes itself, in the order of the form.</summary>
    public IReadOnlyList<string> Reasons =>
    [
        .. new (bool Says, string Reason)[]
        {
            (PublicEmployee, "PUBLIC_EMPLOYEE"), (Car, "OWNS_CAR"), (PropertyOver1B, "NJOP_OVER_1B"),
            (Water == BrandedWater, "BRANDED_WATER"),
        }.Where(answer => answer.Says).Select(answer => answer.Reason),
    ];

    /// <summary>The answers that are facts of the law; of property the form knows only a bound, which is no fact.</summary>
    public FactSet AddTo(FactSet facts, DeclaredFacts declared) => facts
        .With(declared.PublicEmployee, PublicEmployee ? 1 : 0)
        .With(declared.Car, Car ? 1 : 0)
        .With(declared.Water, Water);
}

/// <param name="Nik">Who it is.</param>
/// <param name="Name">As on the identity card.</param>
/// <param name="Sex">As declared.</param>
/// <param name="BirthPlace">Null when not given.</param>
/// <param name="BirthDate">As declared.</param>
/// <param name="Relation">As <see cref="Registry.Relation"/> stores it.</param>
/// <param name="Programmes">Codes asked for, in the order of the law; none asks for the social registry only.</param>
/// <param name="Facts">What the person declares of themselves.</param>
/// <param name="Letter">A letter that certifies a disability.</param>
internal sealed record FormMember(
    Nik Nik, string Name, Sex Sex, string? BirthPlace, DateOnly BirthDate, string Relation, IReadOnlyList<string> Programmes, FactSet Facts,
    DisabilityLetter? Letter);

/// <summary>What reading a form gave.</summary>
/// <param name="Form">Complete and checked; null while anything stands in the way.</param>
/// <param name="Faults">Why it cannot even be kept as a draft: no form at all, unknown fields, values of the wrong kind.</param>
/// <param name="Gaps">What must be filled in or corrected before it is submitted; each names its field, in both languages.</param>
internal sealed record FormReading(ApplicationForm? Form, IReadOnlyList<Problem> Faults, IReadOnlyList<Problem> Gaps);
