using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Turns the codes of a reader's pool into the store's codes for one field, each distinct text once.</summary>
internal sealed class FieldTranslator(TruthField field, TermBook terms)
{
    private readonly Hash128 _nameHash = Hash128.OfText(field.Name);
    private TextPool? _pool;
    private int[] _codes = [];
    private Hash128[] _parts = [];
    private bool[] _overflows = [];

    public TruthField Field { get; set; } = field;

    /// <summary>The store's codes of the batch translated last; 0 where a row has no value.</summary>
    public int[] Codes { get; private set; } = [];

    /// <summary>The column translated last; null where the batch has none for this field.</summary>
    public TextColumn? Column { get; private set; }

    /// <summary>Whether some text of the column had no code of its own.</summary>
    public bool SawOverflow { get; private set; }

    /// <summary>Translates a column. While holding the terms' gate.</summary>
    public void Translate(TextColumn? column, int count)
    {
        Column = column;
        if (Codes.Length < count)
        {
            Codes = new int[count];
        }

        if (column is null)
        {
            Codes.AsSpan(0, count).Clear();
            return;
        }

        if (!ReferenceEquals(_pool, column.Pool))
        {
            _pool = column.Pool;
            Array.Clear(_codes);
            SawOverflow = false;
        }

        var from = column.Codes.AsSpan(0, count);
        var to = Codes.AsSpan(0, count);
        for (var row = 0; row < from.Length; row++)
        {
            var code = from[row];
            to[row] = code < 0 ? 0 : (uint)code < (uint)_codes.Length && _codes[code] is var known and > 0 ? known : Resolve(code);
        }
    }

    /// <summary>Adds the field's part to the identity of each row.</summary>
    public void AddParts(Span<Hash128> sums)
    {
        if (Column is null)
        {
            return;
        }

        var from = Column.Codes.AsSpan(0, sums.Length);
        for (var row = 0; row < sums.Length; row++)
        {
            if (from[row] >= 0)
            {
                sums[row] += _parts[from[row]];
            }
        }
    }

    /// <summary>The part that the field adds to the identity of a row.</summary>
    public Hash128 PartOf(int row) => Column?.Codes[row] is { } code and >= 0 ? _parts[code] : default;

    /// <summary>The text of a row that has no code of its own; null for all others.</summary>
    public string? OverflowOf(int row) => Column?.Codes[row] is { } code and >= 0 && _overflows[code] ? WriteState.Storable(_pool![code]) : null;

    private int Resolve(int code)
    {
        if (code >= _codes.Length)
        {
            var size = Math.Max(code + 1, Math.Max(256, _codes.Length * 2));
            Array.Resize(ref _codes, size);
            Array.Resize(ref _parts, size);
            Array.Resize(ref _overflows, size);
        }

        var text = _pool![code];
        var storable = WriteState.Storable(text);
        var hash = ReferenceEquals(text, storable) ? Hash128.From(_pool.HashOf(code)) : Hash128.OfText(storable);
        _parts[code] = EventIdentity.OfField(_nameHash, hash);
        _codes[code] = terms.CodeOf(Field, storable, hash, out _overflows[code]);
        SawOverflow |= _overflows[code];
        return _codes[code];
    }
}
