namespace Kelione.Sources;

/// <summary>A script of X's archive: a JSON array after <c>window.YTD.tweets.part0 =</c>.</summary>
internal sealed class XScriptFormat() : SourceFormat(FormatName, "a script of X's archive: a JSON array after window.YTD…")
{
    /// <summary>Its name.</summary>
    public const string FormatName = "x-archive";

    private const int LongestHead = 4_096;

    internal override bool Recognises(SourceHead head) => head.Trimmed.StartsWith("window.YTD.", StringComparison.Ordinal);

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request) => JsonFormat.DetailsOf(request);

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) =>
        new JsonRecordReader(new FromBracket(JsonFormat.Utf8Of(content, details)), new JsonPlace(null), limits);

    // Passes over what comes before the array.
    private sealed class FromBracket(Stream inner) : ForwardStream(inner)
    {
        private bool _found;

        public override int Read(Span<byte> buffer)
        {
            if (_found || buffer.IsEmpty)
            {
                return Inner.Read(buffer);
            }

            var one = buffer[..1];
            for (var passed = 0; passed < LongestHead && Inner.Read(one) == 1; passed++)
            {
                if (one[0] == (byte)'[')
                {
                    _found = true;
                    return 1;
                }
            }

            throw new SourceException("the script holds no list of records");
        }
    }
}
