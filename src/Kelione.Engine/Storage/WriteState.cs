using System.Text;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Storage;

/// <summary>What a writer knows of the truth and need not look up again: fields, codes, the next import order, identities. Thrown away and read anew after anything went wrong.</summary>
internal sealed class WriteState
{
    private WriteState(List<TruthField> fields, TermBook terms, long nextSequence, bool isEmpty)
    {
        Fields = fields;
        Terms = terms;
        NextSequence = nextSequence;
        IsEmpty = isEmpty;
    }

    public List<TruthField> Fields { get; }

    public TermBook Terms { get; }

    /// <summary>The import order of the next event.</summary>
    public long NextSequence { get; set; }

    /// <summary>Whether the store holds no event at all.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Every stored event's identity; null until somebody appends to a store that is not empty, because reading them takes a second per ten million.</summary>
    public IdentitySet? Identities { get; set; }

    /// <summary>The statements on identities in force; null until somebody makes one, and again after one was taken back. To be used while holding the terms' gate.</summary>
    public StatedMerges? Merges { get; set; }

    public static WriteState Load(DuckConnection connection, EventStoreOptions options)
    {
        using var state = connection.ReadOneState();
        var last = connection.Number("SELECT max(seq) FROM event_log");
        return new WriteState(Truth.Fields(connection), TermBook.Load(connection, options.MaxAttributeTexts), (last ?? 0) + 1, last is null);
    }

    /// <summary>A text as it will be read back: half a surrogate pair has no UTF-8 form and becomes U+FFFD, in the hash too.</summary>
    public static string Storable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
