using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Native;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Storage;

/// <summary>
/// The codes of all texts, by the texts' hashes: no text is held but the new ones, until they are written. All members are to be called while holding <see cref="Gate"/>,
/// because statements on identities give codes to ids while an import goes on.
/// </summary>
internal sealed class TermBook
{
    private readonly Dictionary<int, FieldTerms> _fields = [];
    private readonly int _mostTexts;

    private TermBook(int mostTexts) => _mostTexts = mostTexts;

    public Lock Gate { get; } = new();

    /// <summary>Reads the codes given so far.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="mostTexts">How many distinct texts a free attribute may have.</param>
    public static unsafe TermBook Load(DuckConnection connection, int mostTexts)
    {
        var book = new TermBook(mostTexts);
        var chars = Array.Empty<char>();
        using var result = connection.Query("SELECT field, code, text FROM term");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                var utf8 = result.Utf8(2, row);
                if (chars.Length < utf8.Length)
                {
                    chars = new char[utf8.Length * 2];
                }

                var terms = book.Terms(result.Pointer<int>(0)[row]);
                var code = result.Pointer<int>(1)[row];
                terms.Codes[Hash128.OfText(chars.AsSpan(0, Encoding.UTF8.GetChars(utf8, chars)))] = code;
                terms.Last = Math.Max(terms.Last, code);
            }
        }

        return book;
    }

    /// <summary>The code of a text, given now where it is new.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="isOverflow">Whether the text has no code of its own, because the field has too many: the code is then that of <see cref="Truth.OverflowText"/>.</param>
    public int CodeOf(TruthField field, string text, Hash128 hash, out bool isOverflow)
    {
        var terms = Terms(field.Number);
        isOverflow = false;
        if (terms.Codes.TryGetValue(hash, out var code))
        {
            return code;
        }

        if (field.IsLimited && terms.Codes.Count >= _mostTexts)
        {
            isOverflow = true;
            text = Truth.OverflowText;
            hash = Hash128.OfText(text);
            if (terms.Codes.TryGetValue(hash, out code))
            {
                return code;
            }
        }

        code = ++terms.Last;
        terms.Codes.Add(hash, code);
        terms.Pending.Add((code, text));
        return code;
    }

    /// <summary>The code of a text; 0 where it has none.</summary>
    public int Find(int field, string text) => Terms(field).Codes.GetValueOrDefault(Hash128.OfText(text));

    /// <summary>Writes the new texts, inside a transaction; <see cref="ConfirmPending"/> follows once that is durable, the gate being held from before to after.</summary>
    public unsafe void WritePending(DuckConnection connection)
    {
        if (_fields.Values.All(f => f.Pending.Count == 0))
        {
            return;
        }

        using var appender = new DuckAppender(connection, "term", [DuckDBType.Integer, DuckDBType.Integer, DuckDBType.Varchar]);
        var row = 0;
        foreach (var (field, terms) in _fields)
        {
            foreach (var (code, text) in terms.Pending)
            {
                appender.Pointer<int>(0)[row] = field;
                appender.Pointer<int>(1)[row] = code;
                appender.SetText(2, row, text);
                if (++row == DuckAppender.Capacity)
                {
                    appender.Append(row);
                    row = 0;
                }
            }

        }

        appender.Append(row);
        appender.Flush();
    }

    /// <summary>Says that the new texts are durable.</summary>
    public void ConfirmPending()
    {
        foreach (var terms in _fields.Values)
        {
            terms.Pending.Clear();
        }
    }

    private FieldTerms Terms(int field) => CollectionsMarshal.GetValueRefOrAddDefault(_fields, field, out _) ??= new FieldTerms();

    private sealed class FieldTerms
    {
        public Dictionary<Hash128, int> Codes { get; } = [];

        public List<(int Code, string Text)> Pending { get; } = [];

        public int Last { get; set; }
    }
}
