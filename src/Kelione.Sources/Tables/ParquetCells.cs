using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Kelione.Sources;

/// <summary>The values of one Parquet column in one row group, as text.</summary>
internal abstract class ParquetCells
{
    /// <summary>How a moment in UTC is written.</summary>
    public const string UtcForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    /// <summary>How a moment of some clock is written.</summary>
    public const string LocalForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    /// <summary>Reads the column's values of a row group.</summary>
    public abstract Task LoadAsync(ParquetRowGroupReader group, int rows);

    /// <summary>Puts the value of a row into a cell; null leaves it absent.</summary>
    public abstract void Put(int row, Row target, int column);

    /// <summary>The reader of a field; null where its type cannot be shown as text.</summary>
    public static ParquetCells? Of(DataField field)
    {
        if (field.Path.Length > 1)
        {
            return IsKnown(field.ClrType) ? new Nested(field) : null;
        }

        var type = field.ClrType;
        var isUtc = field is DateTimeDataField { IsAdjustedToUTC: true };
        return type == typeof(string) || type == typeof(ReadOnlyMemory<char>) ? new Texts(field)
            : type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) ? new Bytes(field)
            : type == typeof(bool) ? new Booleans(field)
            : type == typeof(int) ? new Values<int>(field)
            : type == typeof(long) ? new Values<long>(field)
            : type == typeof(short) ? new Values<short>(field)
            : type == typeof(sbyte) ? new Values<sbyte>(field)
            : type == typeof(byte) ? new Values<byte>(field)
            : type == typeof(ushort) ? new Values<ushort>(field)
            : type == typeof(uint) ? new Values<uint>(field)
            : type == typeof(ulong) ? new Values<ulong>(field)
            : type == typeof(float) ? new Values<float>(field)
            : type == typeof(double) ? new Values<double>(field)
            : type == typeof(decimal) ? new Values<decimal>(field)
            : type == typeof(DateTime) ? new Values<DateTime>(field, isUtc ? UtcForm : LocalForm)
            : type == typeof(DateOnly) ? new Values<DateOnly>(field, "yyyy-MM-dd")
            : type == typeof(TimeOnly) ? new Values<TimeOnly>(field, "HH:mm:ss.ffffff")
            : type == typeof(TimeSpan) ? new Values<TimeSpan>(field, "c")
            : type == typeof(Guid) ? new Values<Guid>(field)
            : null;
    }

    private static bool IsKnown(Type type) => type.IsPrimitive
        || type == typeof(string) || type == typeof(byte[]) || type == typeof(ReadOnlyMemory<char>) || type == typeof(ReadOnlyMemory<byte>) || type == typeof(decimal) || type == typeof(DateTime)
        || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan) || type == typeof(Guid);

    // Members of a record may be absent because the record is: only the levels in the file tell which row a value is of.
    private sealed class Nested(DataField field) : ParquetCells
    {
        private string?[] _values = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows)
        {
            using var raw = await group.ReadRawColumnDataBaseAsync(field);
            var texts = ParquetTexts.Of(raw, field);
            var levels = raw.DefinitionLevels;
            _values = new string?[rows];
            var next = 0;
            for (var row = 0; row < rows && next < texts.Length; row++)
            {
                _values[row] = levels.IsEmpty || levels[row] == field.MaxDefinitionLevel ? texts[next++] : null;
            }
        }

        public override void Put(int row, Row target, int column)
        {
            if (_values[row] is { } value)
            {
                target.Set(column, value);
            }
        }
    }

    private sealed class Values<T>(DataField field, string? form = null) : ParquetCells
        where T : struct, ISpanFormattable
    {
        private T?[] _values = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows) => _values = await ReadAsync<T>(field, group, rows);

        public override void Put(int row, Row target, int column)
        {
            if (_values[row] is { } value)
            {
                Span<char> text = stackalloc char[64];
                if (value.TryFormat(text, out var length, form, CultureInfo.InvariantCulture))
                {
                    target.Set(column, text[..length]);
                }
                else
                {
                    target.Set(column, value.ToString(form, CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private sealed class Booleans(DataField field) : ParquetCells
    {
        private bool?[] _values = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows) => _values = await ReadAsync<bool>(field, group, rows);

        public override void Put(int row, Row target, int column)
        {
            if (_values[row] is { } value)
            {
                target.Set(column, value ? "true" : "false");
            }
        }
    }

    private sealed class Texts(DataField field) : ParquetCells
    {
        private string?[] _values = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows)
        {
            _values = new string?[rows];
            await group.ReadAsync(field, _values.AsMemory()!);
        }

        public override void Put(int row, Row target, int column)
        {
            if (_values[row] is { } value)
            {
                target.Set(column, value);
            }
        }
    }

    // Writers that do not mark texts as such leave plain bytes; what is no UTF-8 is shown in hex.
    private sealed class Bytes(DataField field) : ParquetCells
    {
        private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

        private byte[]?[] _values = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows)
        {
            _values = new byte[]?[rows];
            await group.ReadAsync(field, _values.AsMemory()!);
        }

        public override void Put(int row, Row target, int column)
        {
            if (_values[row] is not { } value)
            {
                return;
            }

            try
            {
                target.Set(column, Strict.GetString(value));
            }
            catch (DecoderFallbackException)
            {
                target.Set(column, Convert.ToHexStringLower(value));
            }
        }
    }

    private static async Task<T?[]> ReadAsync<T>(DataField field, ParquetRowGroupReader group, int rows)
        where T : struct
    {
        var values = new T?[rows];
        if (field.IsNullable)
        {
            await group.ReadAsync(field, values.AsMemory());
            return values;
        }

        var plain = new T[rows];
        await group.ReadAsync(field, plain.AsMemory());
        for (var i = 0; i < rows; i++)
        {
            values[i] = plain[i];
        }

        return values;
    }
}
