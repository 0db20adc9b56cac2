using System.Xml;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Walks a bank message from front to back, element by element, with limits on everything. A reader enters an element, asks for its
/// children one after the other and takes what it knows; what it leaves is passed over. No message stands in memory.
/// </summary>
internal sealed class MessageCursor : IDisposable
{
    // 2.5 million payments with 400 characters each are 1,000 million.
    private const long LongestDocument = 4_000_000_000;
    private const int Deepest = 64;
    private const int LongestText = 1024;
    private const int Empty = -1;

    private readonly XmlReader reader;
    private readonly IXmlLineInfo? place;
    private readonly string rootNamespace;
    private readonly char[] text = new char[LongestText];
    private readonly NameTable codes = new();
    private readonly List<BankMessageError> anomalies = [];
    private int textStart;

    private MessageCursor(Stream content)
    {
        try
        {
            reader = XmlReader.Create(new MarkupLimitStream(content), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LongestDocument,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
        }
        catch (XmlException exception)
        {
            throw Refusal(exception);
        }
        place = (IXmlLineInfo)reader;
        while (Read() && reader.NodeType != XmlNodeType.Element) { }
        rootNamespace = reader.NamespaceURI;
    }

    public BankMessageKind Kind { get; private set; }

    public string Name => reader.LocalName;

    public int Line => place?.LineNumber ?? 0;

    public int Position => place?.LinePosition ?? 0;

    /// <summary>Opens any of the messages, standing on the element under Document.</summary>
    public static MessageCursor Open(Stream content)
    {
        var cursor = new MessageCursor(content);
        try
        {
            cursor.FindMessage();
            return cursor;
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }

    /// <summary>Opens the message that is expected, and refuses any other.</summary>
    public static MessageCursor Open(Stream content, BankMessageKind expected)
    {
        var cursor = Open(content);
        if (cursor.Kind == expected) return cursor;
        using (cursor)
            throw cursor.Refuse(
                BankMessageFault.UnknownMessage,
                $"This is a {BankMessage.Schema(cursor.Kind)}; a {BankMessage.Schema(expected)} was expected.");
    }

    /// <summary>Begins the children of the element that the cursor stands on; the answer is given to <see cref="Child"/>.</summary>
    public int Enter() => reader.IsEmptyElement ? Empty : reader.Depth;

    /// <summary>
    /// Moves to the next child of the element entered at <paramref name="depth"/>, wherever within it the cursor stands; false at its
    /// end. Elements of other namespaces are passed over.
    /// </summary>
    public bool Child(int depth)
    {
        if (depth == Empty) return false;
        while (Read())
        {
            var at = reader.Depth;
            if (at == depth + 1)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.NamespaceURI == rootNamespace) return true;
            }
            else if (at == depth)
            {
                return false;
            }
        }
        throw Refuse(BankMessageFault.Malformed, "The file ends too early.");
    }

    /// <summary>The text of the element that the cursor stands on, without blanks around it; good until the next call.</summary>
    public ReadOnlySpan<char> Text()
    {
        if (reader.IsEmptyElement) return [];
        var length = 0;
        while (Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) throw Refuse(BankMessageFault.InvalidValue, $"{Name} stands where a text belongs.");
            for (int read; (read = Chunk(length)) > 0; length += read) { }
        }
        textStart = 0;
        while (textStart < length && char.IsWhiteSpace(text[textStart])) textStart++;
        while (length > textStart && char.IsWhiteSpace(text[length - 1])) length--;
        return text.AsSpan(textStart, length - textStart);
    }

    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>A code: the same text gives the same string again, so that a code a payment is no garbage.</summary>
    public string Code()
    {
        var code = Text();
        return code.Length > 4 ? code.ToString() : codes.Add(text, textStart, code.Length);
    }

    /// <summary>The text of an element that stands once: <paramref name="before"/> is what was read of it so far.</summary>
    public string Single(string? before) => before is null ? Text().ToString() : throw Repeated();

    /// <summary>Reads to the end of the file, so that what is cut off behind the last item is noticed.</summary>
    public void Finish()
    {
        while (Read()) { }
    }

    /// <summary>Remembers what is wrong with the item that is being read.</summary>
    public void Note(BankMessageError anomaly) => anomalies.Add(anomaly);

    public void Note(BankMessageFault fault, EnglishText message) => Note(Error(fault, message));

    /// <summary>What was noted since the last call.</summary>
    public IReadOnlyList<BankMessageError> TakeAnomalies()
    {
        if (anomalies.Count == 0) return [];
        BankMessageError[] taken = [.. anomalies];
        anomalies.Clear();
        return taken;
    }

    public BankMessageError Error(BankMessageFault fault, EnglishText message) => new(fault, message.ToString(), Line, Position);

    public BankMessageException Refuse(BankMessageFault fault, EnglishText message) => new(Error(fault, message));

    public BankMessageException Missing(string element) => Refuse(BankMessageFault.MissingElement, $"{element} is missing.");

    public BankMessageException Repeated() => Refuse(BankMessageFault.RepeatedElement, $"{Name} stands more than once.");

    public void Dispose() => reader.Dispose();

    private void FindMessage()
    {
        var kind = BankMessage.KindOf(rootNamespace, out var otherVersion);
        if (kind is null || Name != "Document")
            throw Refuse(
                otherVersion ? BankMessageFault.WrongVersion : BankMessageFault.UnknownMessage,
                $"The file begins with {Shown(Name)} of '{Shown(rootNamespace)}', which is no message agreed on with the bank.");
        Kind = kind.Value;
        var depth = Enter();
        while (Child(depth))
            if (Name == BankMessage.Element(Kind)) return;
        throw Missing(BankMessage.Element(Kind));
    }

    private static string Shown(string name) => name.Length > 80 ? name[..80] + "..." : name;

    private int Chunk(int length)
    {
        if (length == text.Length) throw Refuse(BankMessageFault.LimitExceeded, $"A text has more than {LongestText} characters.");
        try
        {
            return reader.ReadValueChunk(text, length, text.Length - length);
        }
        catch (XmlException exception)
        {
            throw Refusal(exception);
        }
    }

    private bool Read()
    {
        try
        {
            if (!reader.Read()) return false;
        }
        catch (XmlException exception)
        {
            throw Refusal(exception);
        }
        return reader.Depth <= Deepest
            ? true
            : throw Refuse(BankMessageFault.LimitExceeded, $"Elements stand more than {Deepest} deep in each other.");
    }

    private BankMessageException Refusal(XmlException exception)
    {
        // The XML reader has one exception for all of it; only its text tells these apart.
        var fault = exception.Message.Contains("DTD", StringComparison.Ordinal) ? BankMessageFault.DtdForbidden
            : exception.Message.Contains("MaxCharactersInDocument", StringComparison.Ordinal) ? BankMessageFault.LimitExceeded
            : BankMessageFault.Malformed;
        var message = fault switch
        {
            BankMessageFault.DtdForbidden => "The file carries a document type definition (DTD), which is forbidden.",
            BankMessageFault.LimitExceeded => $"The file has more than {LongestDocument:N0} characters.",
            _ => "The file is cut off or is not well-formed XML.",
        };
        return exception.LineNumber > 0
            ? new(new(fault, message, exception.LineNumber, exception.LinePosition), exception)
            : new(Error(fault, message), exception);
    }
}
