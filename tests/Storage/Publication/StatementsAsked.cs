using System.Diagnostics;

namespace Paseban.Tests.Storage.Publication;

/// <summary>The text of each statement that the code between begin and end sends, in order; that of other tests is not heard.</summary>
internal sealed class StatementsAsked : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<StatementsAsked?> Current = new();

    private readonly List<string> texts = [];
    private readonly List<IDisposable> subscriptions = [];

    private StatementsAsked()
    {
    }

    public IReadOnlyList<string> Texts => texts;

    public static StatementsAsked Begin()
    {
        var heard = new StatementsAsked();
        Current.Value = heard;
        heard.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(heard));
        return heard;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Reading.Statements) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value == this) texts.Add((string)value.Value!);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        Current.Value = null;
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
