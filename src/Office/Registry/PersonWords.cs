using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;
using Paseban.Web.Languages;

namespace Paseban.Office.Registry;

/// <summary>The stored words of people, households, cases and payments, as officers read them.</summary>
internal static class PersonWords
{
    public static IEnumerable<string> Notes(Speaker say, PersonMatch person)
    {
        if (person.MergedIntoReference is { } standing) yield return say[$"digabung ke {standing}", $"merged into {standing}"];
        if (person.DiedOn is { } day) yield return say[$"meninggal {say.Date(day)}", $"died {say.Date(day)}"];
        if (person.How.HasFlag(FoundBy.FormerNik)) yield return say["lewat NIK lama", "by a former NIK"];
        if (person.How.HasFlag(FoundBy.FormerCard)) yield return say["lewat KK lama", "by a former family card"];
        if (person.How.HasFlag(FoundBy.FormerMember)) yield return say["pernah di rumah tangga ini", "has left this household"];
    }

    public static string Relation(Speaker say, string code) => code switch
    {
        "head" => say["kepala keluarga", "head"],
        "spouse" => say["pasangan", "spouse"],
        "child" => say["anak", "child"],
        "parent" => say["orang tua", "parent"],
        "grandchild" => say["cucu", "grandchild"],
        _ => say["lainnya", "other"],
    };

    /// <summary>Where NIK and record disagree; empty when they agree.</summary>
    public static string Flags(Speaker say, IdentityFlags flags) => flags switch
    {
        IdentityFlags.None => "",
        IdentityFlags.BirthDateDiffers => say["NIK tidak cocok dengan tanggal lahir", "the NIK disagrees with the birth date"],
        IdentityFlags.SexDiffers => say["NIK tidak cocok dengan jenis kelamin", "the NIK disagrees with the sex"],
        _ => say["NIK tidak cocok dengan tanggal lahir dan jenis kelamin", "the NIK disagrees with the birth date and the sex"],
    };

    public static string Source(Speaker say, Law law, string code) => law.Facts.FindSource(code) is { } source ? say[source.Text] : code;

    /// <summary>Each fact of a statement in words; one that the law has dropped since is shown as it is stored.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(Speaker say, Law law, string facts)
    {
        var read = FactSet.Parse(law.Facts, facts);
        if (!read.Succeeded) return [("", facts)];
        return from fact in law.Facts.Facts
               where read.Value[fact] is not null
               select (say[fact.Text], Value(say, fact, read.Value[fact]!.Value));
    }

    public static string Value(Speaker say, Fact fact, long value) =>
        fact.Type == FactType.Date ? say.Date(DateOnly.FromDayNumber((int)value)) : fact.Show(value, say.Language);

    /// <summary>Where a case stands; with nothing stored the person went through steps without a registration.</summary>
    public static string Standing(Speaker say, string? standing) =>
        standing is null ? "-" : say[ApplicationWords.StandingText(standing)];

    public static string Outcome(Speaker say, string outcome) => outcome switch
    {
        "passed" => say["lanjut", "goes on"],
        "verify" => say["lanjut, perlu diverifikasi", "goes on, to be verified"],
        "waiting" => say["menunggu", "waits"],
        "dropped" => say["tidak dilanjutkan", "goes no further"],
        "reopened" => say["dibuka kembali", "reopened"],
        _ => outcome,
    };

    public static string Reason(Speaker say, Law law, string? code) =>
        string.IsNullOrEmpty(code) ? "" : say[ApplicationWords.ReasonText(law.Reasons, code)];

    public static string Recipient(Speaker say, string status) => status switch
    {
        "active" => say["menerima", "receives"],
        "suspended" => say["ditangguhkan", "suspended"],
        "ended" => say["berakhir", "ended"],
        "restored" => say["dipulihkan", "restored"],
        _ => status,
    };

    public static string Visit(Speaker say, string state) => state switch
    {
        "planned" => say["direncanakan", "planned"],
        "done" => say["selesai", "done"],
        _ => say["dibatalkan", "cancelled"],
    };

    public static string Finding(Speaker say, string kind) => kind switch
    {
        "DECEASED" => say["meninggal", "deceased"],
        "MOVED_OUT" => say["pindah dari DKI", "moved out of DKI"],
        "NIK_NOT_FOUND" => say["NIK tidak ditemukan", "NIK not found"],
        "NIK_INACTIVE" => say["NIK tidak aktif", "NIK inactive"],
        "NIK_DOUBLED" => say["NIK ganda", "NIK doubled"],
        "IDENTITY_DIFFERS" => say["identitas berbeda", "identity differs"],
        "HEAD_DECEASED" => say["kepala keluarga meninggal", "head of family deceased"],
        "PUBLIC_EMPLOYEE" => say["pegawai negara", "public employee"],
        "OWNS_CAR" => say["memiliki mobil", "owns a car"],
        "PROPERTY" => say["tanah atau bangunan", "land or buildings"],
        "IN_INSTITUTION" => say["penghuni panti", "resident of a social home"],
        "STATE_AID" => say["menerima bansos APBN", "receives state aid"],
        _ => kind,
    };
}
