namespace Paseban.Assistance.Registry;

/// <summary>
/// Everything that the registry knows of one person: of the record that was asked for, and of those that were found to be the same person
/// (<see cref="Records"/>; what was paid on each follows from its number). Numbers are masked unless they were asked to be shown.
/// </summary>
/// <param name="Standing">The record that stands for the person; others were merged into it.</param>
/// <param name="Records">All records of the person, the standing one first.</param>
public sealed record PersonView(PersonRecord Standing, IReadOnlyList<PersonRecord> Records);

/// <param name="PersonId">The record's number.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Sex">As recorded.</param>
/// <param name="BirthDate">As recorded.</param>
/// <param name="BirthPlace">Null when no source says.</param>
/// <param name="Niks">The NIK in force first, then former ones.</param>
/// <param name="Flags">Where NIK and record disagree.</param>
/// <param name="Area">Code of the kelurahan.</param>
/// <param name="AreaName">Its name, with what it lies in.</param>
/// <param name="Rt">Three digits.</param>
/// <param name="Rw">Three digits.</param>
/// <param name="Address">Null unless asked to be shown.</param>
/// <param name="Phone">Null unless asked to be shown.</param>
/// <param name="DiedOn">As last reported.</param>
/// <param name="MovedOutOn">As last reported.</param>
/// <param name="MergedInto">The record that stands for this one.</param>
/// <param name="Households">The household in force first, then former ones.</param>
/// <param name="Accounts">The account in force first, then former versions.</param>
/// <param name="Statements">What each source says, the newest first.</param>
/// <param name="Disabilities">Entries of the disability register.</param>
/// <param name="Representatives">Guardians and proxies of this person.</param>
public sealed record PersonRecord(
    long PersonId, string Name, Sex Sex, DateOnly BirthDate, string? BirthPlace, IReadOnlyList<string> Niks, IdentityFlags Flags,
    string Area,
    string AreaName, string? Rt, string? Rw, string? Address, string? Phone, DateOnly? DiedOn, DateOnly? MovedOutOn, long? MergedInto,
    IReadOnlyList<HouseholdView> Households, IReadOnlyList<AccountView> Accounts, IReadOnlyList<StatementView> Statements,
    IReadOnlyList<DisabilityView> Disabilities, IReadOnlyList<RepresentativeView> Representatives)
{
    public string Reference => PersonKey.ReferenceOf(PersonId);
}

/// <param name="HouseholdId">The household.</param>
/// <param name="Relation">head, spouse, child, parent, grandchild or other.</param>
/// <param name="From">Since when it is recorded.</param>
/// <param name="Until">When the person left it; null while in force.</param>
/// <param name="Cards">Its family cards, the one in force first.</param>
/// <param name="Members">The others who belong to it now.</param>
public sealed record HouseholdView(
    long HouseholdId, string Relation, DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<string> Cards,
    IReadOnlyList<HouseholdMember> Members);

public sealed record HouseholdMember(long PersonId, string Name, string Relation)
{
    public string Reference => PersonKey.ReferenceOf(PersonId);
}

/// <param name="Version">1 for the first.</param>
/// <param name="Number">Masked unless asked to be shown.</param>
/// <param name="Bank">As recorded.</param>
/// <param name="Holder">As the bank has it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">Number of the actor.</param>
/// <param name="IsCurrent">Money goes here.</param>
public sealed record AccountView(
    long Version, string Number, string Bank, string Holder, DateTimeOffset RecordedAt, long RecordedBy, bool IsCurrent);

/// <param name="Source">Code of the catalogue.</param>
/// <param name="Vintage">The month described.</param>
/// <param name="Facts">Fact text.</param>
/// <param name="RecordedAt">When it was last completed.</param>
public sealed record StatementView(string Source, Month Vintage, string Facts, DateTimeOffset RecordedAt);

/// <param name="Type">1 to 12.</param>
/// <param name="Evidence">Number of the letter.</param>
/// <param name="Certifier">Who wrote it.</param>
/// <param name="ReviewOn">When it must be looked at again.</param>
/// <param name="Ended">It does not hold any more.</param>
public sealed record DisabilityView(long Type, string Evidence, string Certifier, DateOnly? ReviewOn, bool Ended);

/// <param name="PersonId">Who acts.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">guardian or proxy.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while in force.</param>
public sealed record RepresentativeView(long PersonId, string Name, string Kind, string Evidence, DateOnly From, DateOnly? Until)
{
    public string Reference => PersonKey.ReferenceOf(PersonId);
}
