using Microsoft.AspNetCore.Mvc.Filters;
using Paseban.Assistance.Enrolment;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

/// <summary>Suspends, restores or ends one recipient: who, which programme, from when, how much a month.</summary>
public abstract class RecipientActPage(KeyRing keys, Law law, ProcessKind process, RecipientEventKind kind, ReasonUse use)
    : PersonActPage(keys)
{
    [BindProperty] public string? Programme { get; set; }

    [BindProperty] public string? Code { get; set; }

    [BindProperty] public DateOnly? On { get; set; }

    public RecipientShown Recipient { get; private set; } = null!;

    /// <summary>What the act does, in a sentence.</summary>
    public abstract string Effect { get; }

    protected abstract string Told { get; }

    /// <summary>What takes a benefit away rests on a reason of the law; what gives it back need not.</summary>
    public bool NeedsReason => kind != RecipientEventKind.Restored;

    public IReadOnlyList<Choice> Programmes => [.. Recipient.Spans.Select(span => span.Programme).Distinct().Select(code =>
        new Choice(code, code))];

    public IReadOnlyList<Choice> Codes =>
        [.. law.Reasons.All.Where(reason => reason.Use.HasFlag(use)).Select(reason => new Choice(reason.Code, Say[reason.Text]))];

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            var shown = await new ShowRecipient(Database, Keys).RunAsync(
                Person.Reference, Process(ProcessKind.IdentityReading, Opened), Stop);
            Recipient = shown.Value;
            return await next();
        });

    public void OnGet() => On = Today;

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Programme))
            Wrong(nameof(Programme), "Pilih programnya.", "Choose the programme.");
        if (string.IsNullOrEmpty(Code) && NeedsReason)
            Wrong(nameof(Code), "Pilih alasannya.", "Choose the reason.");
        if (On is null) Wrong(nameof(On), "Tulis tanggalnya.", "Give the day.");
        if (string.IsNullOrWhiteSpace(Evidence))
            Wrong(nameof(Evidence), "Sebutkan buktinya: nomor surat.", "Name the evidence: a letter's number.");
        if (!ModelState.IsValid) return Again();
        var changed = await new ChangeRecipients(Database, Keys, law).RunAsync(
            new RecipientChange(Person.Reference, Programme!, kind, Code ?? "", On!.Value, Evidence!),
            Process(process, Code ?? "", Evidence!), Stop);
        if (!changed.Succeeded) return Refuse(changed.Problems);
        return Done(changed.Value.Recorded == 0 ? Say["Ini sudah tercatat sebelumnya.", "This was recorded before."] : Told);
    }
}
