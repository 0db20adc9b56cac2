using System.Globalization;

namespace Paseban.Portal.Registration;

/// <summary>What a question is called in its address. One about a member ends with their number: <c>nik-2</c>; the head is 1.</summary>
public static class Slugs
{
    public const string Members = "anggota";
    public const string Area = "kelurahan";
    public const string Documents = "dokumen";

    /// <summary>The page where all answers stand.</summary>
    public const string Check = "periksa";

    private const string NameWord = "nama";

    public static string First => Name(0);

    /// <summary>Where a member is named.</summary>
    public static string Name(int place) => Of(NameWord, place);

    /// <summary>The page where the answers about one member stand.</summary>
    public static string CheckOf(int place) => Of(Check, place);

    public static string Of(string word, int place) => string.Create(CultureInfo.InvariantCulture, $"{word}-{place + 1}");

    /// <summary>The member, from 1 as the head is 0, that a question is about; null for the head and the household.</summary>
    public static int? MemberOf(string slug) => PlaceOf(slug) is > 0 and var place ? place : null;

    /// <summary>Whether an answer may lead back there: a page where answers stand.</summary>
    public static bool IsCheck(string? slug) => slug == Check || (slug is not null && PlaceOf(slug) is { } place && slug == CheckOf(place));

    private static int? PlaceOf(string slug) =>
        int.TryParse(slug.AsSpan(slug.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < 100
            ? number - 1
            : null;
}
