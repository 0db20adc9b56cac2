namespace Paseban.Office;

/// <summary>
/// A page that people ask in their own words, which may name somebody. The form is sent; the answer has an address that carries the
/// question sealed, so that it can be paged, reloaded and gone back to.
/// </summary>
public abstract class SealedPage<T>(Seals seals) : OfficePage
    where T : class
{
    /// <summary>The question, sealed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sought { get; set; }

    protected IActionResult LeadToAnswer(T question) => LocalRedirect($"{Request.Path}?sought={seals.Close(question, Actor)}");

    /// <summary>What the address asks; null for one that cannot be opened.</summary>
    protected T? Opened() => seals.Open<T>(Sought ?? "", Actor);

    /// <summary>The empty form, at an address with nothing in it.</summary>
    protected IActionResult AskAgain()
    {
        Tell(Say[
            "Pencarian ini tidak dapat dibuka lagi. Silakan cari ulang.", "This search cannot be opened any more. Please search again."]);
        return LocalRedirect(Request.Path);
    }
}
