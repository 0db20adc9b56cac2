using System.Globalization;
using Microsoft.AspNetCore.Http;
using Paseban.Kernel;

namespace Paseban.Web.Intake;

/// <summary>Takes what was sent into the form, as it was typed: what cannot be read is told by the use case that keeps it.</summary>
public static class FormInput
{
    private const string BirthDate = ".birthDate";
    private static readonly string[] DayFirst = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d M yyyy", "ddMMyyyy", "yyyy-MM-dd"];

    /// <param name="form">The form.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="asks">What the page asked; other fields that were sent are not looked at.</param>
    /// <param name="today">The day of asking.</param>
    public static void Take(this FormFields form, IFormCollection sent, IEnumerable<Ask> asks, DateOnly today)
    {
        var taken = asks.ToList();
        foreach (var ask in taken)
        {
            var name = FormFields.FieldOf(ask.Path);
            if (ask.Kind == AskKind.Many) form.SetWords(ask.Path, sent[name].OfType<string>());
            else form.Set(ask.Path, ask.Kind == AskKind.Date ? Day(sent, name) : sent[name].ToString());
        }
        // Once the numbers are known: whoever leaves birth date and sex empty has said them with the NIK.
        foreach (var ask in taken.Where(ask => ask.Path.EndsWith(".nik", StringComparison.Ordinal))) FillFromNik(form, ask.Path, today);
    }

    /// <summary>
    /// The birth date and sex that a NIK says, where the form has none. Two digits of a year mean the hundred years up to today.
    /// </summary>
    private static void FillFromNik(FormFields form, string path, DateOnly today)
    {
        if (!Nik.TryParse(form[path], out var nik)) return;
        var member = path[..^".nik".Length];
        if (form[member + ".sex"] is null) form.Set(member + ".sex", nik.Sex == Sex.Male ? "L" : "P");
        if (form[member + BirthDate] is null && nik.BirthDateNear(today.AddYears(-50)) is { } born && born <= today)
            form.Set(member + BirthDate, born.Iso);
    }

    private static string Day(IFormCollection sent, string name)
    {
        var typed = sent.ContainsKey(name + ".d")
            ? $"{sent[name + ".d"]}-{sent[name + ".m"]}-{sent[name + ".y"]}".Replace(" ", "", StringComparison.Ordinal)
            : sent[name].ToString().Trim();
        if (typed is "--") return "";
        return DateOnly.TryParseExact(typed, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.Iso : typed;
    }
}
