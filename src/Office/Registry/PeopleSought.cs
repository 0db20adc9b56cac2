namespace Paseban.Office.Registry;

/// <summary>Whom somebody searches for, and what for.</summary>
/// <param name="Name">Null where a number is searched.</param>
/// <param name="Number">The digits of a NIK or a family card; null where a name is searched.</param>
/// <param name="Area">Empty for everywhere.</param>
public sealed record PeopleSought(string? Name, string? Number, string Area, string Purpose);
