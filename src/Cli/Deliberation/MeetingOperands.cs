using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;

namespace Paseban.Cli.Deliberation;

/// <summary>What the commands of meetings are given, and the words that several of them print.</summary>
internal static class MeetingOperands
{
    public static Argument<string> Meeting() => new("MEETING") { Description = "Reference of the meeting: MEET-1112-K." };

    public static Option<string> Wave() => new("--wave") { HelpName = "WAVE", Description = "Code of the wave.", Required = true };

    public static Option<string> Kind(bool required)
    {
        var option = new Option<string>("--kind")
        {
            HelpName = "fmotm|pkd",
            Description = "fmotm: for the registry; pkd: the order of a programme's candidates.",
            Required = required,
        };
        option.AcceptOnlyFromAmong("fmotm", "pkd");
        return option;
    }

    public static Option<string?> Fonts() => new("--fonts")
    {
        HelpName = "FOLDER", Description = "Where NotoSans-Regular.ttf or DejaVuSans.ttf lies. [default: the system's fonts]",
    };

    public static Option<string> Out() => new("--out")
    {
        HelpName = "FOLDER", Description = "Where the printed minutes are put.", DefaultValueFactory = _ => "minutes",
    };

    public static MeetingKind? KindOf(string? code) => code is null ? null : Words.FindKind(code);

    public static string Kind(Page page, MeetingKind kind) =>
        kind == MeetingKind.Registration ? page.Word("pendaftaran", "registration") : page.Word("penerima PKD", "recipients");

    public static string State(Page page, MeetingState state) => state switch
    {
        MeetingState.Drawn => page.Word("belum dibuka", "drawn"),
        MeetingState.Open => page.Word("berlangsung", "open"),
        MeetingState.Paused => page.Word("ditunda", "paused"),
        MeetingState.MinutesSigned => page.Word("ditandatangani", "signed"),
    };

    public static void Held(Page page, MeetingHeld held) =>
        page.Good(
            $"{held.Reference}: {State(page, held.State)}{(held.Changed ? "" : " (tidak ada yang berubah)")}.",
            $"{held.Reference}: {State(page, held.State)}{(held.Changed ? "" : " (nothing changed)")}.");

    /// <summary>Times as people write them, in Jakarta.</summary>
    public static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        HelpName = "TIME",
        Description = description + " Written 2021-07-15T09:00, Jakarta time.",
        CustomParser = result =>
        {
            if (DateTime.TryParseExact(
                result.Tokens[0].Value, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None, out var local)) return new DateTimeOffset(local, ProcessContext.Jakarta);
            result.AddError($"{name}: '{result.Tokens[0].Value}' is no time. Write it as 2021-07-15T09:00.");
            return null;
        },
    };

    public static Outcome<SignMinutes> Signing(Session session, string folder, string? fonts)
    {
        var law = session.Law();
        if (!law.Succeeded) return law.Problems.ToArray();
        var found = PrintFonts.Find(fonts);
        return found.Succeeded
            ? new SignMinutes(session.Database, session.Keys, law.Value, found.Value, Path.GetFullPath(folder))
            : found.Problems.ToArray();
    }
}
