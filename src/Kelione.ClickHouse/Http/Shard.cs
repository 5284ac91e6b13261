using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Kelione.ClickHouse.Http;

/// <summary>
/// One ClickHouse server, spoken to over its HTTP interface. Every failure names it. An answer is read only when the server has all of it: so one that breaks off is an error and never half a number.
/// The calls block; whoever must not be blocked calls from the thread pool. Safe for several threads.
/// </summary>
internal sealed class Shard : IDisposable
{
    private const string Settings = "wait_end_of_query=1&buffer_size=4194304&max_query_size=268435456&max_ast_elements=10000000&max_expanded_ast_elements=10000000&max_bytes_before_external_sort=2000000000&max_bytes_before_external_group_by=2000000000";
    private readonly HttpClient _http;
    private readonly ClickHouseOptions _options;
    private readonly string _address;

    /// <param name="options">The connection.</param>
    /// <param name="number">Which server, from 0.</param>
    public Shard(ClickHouseOptions options, int number)
    {
        _options = options;
        Number = number;
        Name = FormattableString.Invariant($"shard {number + 1} of {options.Shards.Count} ({options.Shards[number].Authority})");
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            AutomaticDecompression = options.Compress ? DecompressionMethods.GZip : DecompressionMethods.None,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), // Servers of 2018 close theirs after three.
            MaxConnectionsPerServer = 64,
            AllowAutoRedirect = false,
            UseProxy = false,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
        _address = $"{options.Shards[number]}?{Settings}{(options.Compress ? "&enable_http_compression=1&http_zlib_compression_level=1" : "")}";
    }

    /// <summary>Which server, from 0.</summary>
    public int Number { get; }

    /// <summary>How messages call it.</summary>
    public string Name { get; }

    /// <summary>
    /// The version of the server, as year and month mostly; 0.0 where it says nothing of the kind. Asked for once. What newer servers do better than the one we test on is chosen by it, and is untried.
    /// </summary>
    public Version ServerVersion => _version ??= ReadVersion();

    private Version? _version;

    /// <summary>Bytes that came from it, as they were after decompression; for measuring.</summary>
    public long BytesReceived => Volatile.Read(ref _received);

    private long _received;

    /// <summary>Asks; the rows come in <c>RowBinary</c>.</summary>
    public RowReader Query(string sql, CancellationToken cancellation = default) => Query(sql, settings: "", cancellation);

    /// <summary>The same within a limit of memory; journeys become arrays some at a time, so that memory follows the journeys at hand.</summary>
    public RowReader QueryWithin(long bytes, string sql, CancellationToken cancellation) => Query(
        sql,
        string.Create(CultureInfo.InvariantCulture, $"&max_memory_usage={bytes}&max_bytes_before_external_group_by={bytes / 2}&group_by_two_level_threshold=20000"),
        cancellation);

    private RowReader Query(string sql, string settings, CancellationToken cancellation)
    {
        var answer = Send(new StringContent(sql + " FORMAT RowBinary"), query: null, cancellation, settings);
        return new RowReader(this, new Counting(answer.Stream, this), answer);
    }

    /// <summary>Asks for one number; null where no row comes.</summary>
    public long? Number64(string sql, CancellationToken cancellation = default)
    {
        using var rows = Query(sql, cancellation);
        return rows.Next() ? rows.Int64() : null;
    }

    /// <summary>Does something that gives no rows.</summary>
    public void Execute(string sql, CancellationToken cancellation = default) => Send(new StringContent(sql), query: null, cancellation).Dispose();

    /// <summary>What is wrong with the server, as a sentence that names it; null where it answers.</summary>
    public string? Trouble(TimeSpan patience, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(patience);
        try
        {
            Number64("SELECT toInt64(1)", stop.Token);
            return null;
        }
        catch (ClickHouseException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(FormattableString.Invariant($"it does not answer within {patience.TotalSeconds:0.#} seconds")).Message;
        }
    }

    /// <summary>Puts rows into a table, all or none of them.</summary>
    /// <param name="into">The table, and its columns in brackets.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops the work; then nobody knows whether the rows are there.</param>
    public void Insert(string into, ReadOnlyMemory<byte> rows, CancellationToken cancellation = default)
    {
        HttpContent content;
        if (_options.Compress)
        {
            var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(rows.Span);
            }

            content = new ByteArrayContent(packed.GetBuffer(), 0, (int)packed.Length);
            content.Headers.ContentEncoding.Add("gzip");
        }
        else
        {
            content = new ReadOnlyMemoryContent(rows);
        }

        Send(content, $"INSERT INTO {into} FORMAT RowBinary", cancellation).Dispose();
    }

    /// <summary>Puts what a query on this server gives into a table of another, as it comes.</summary>
    public void Copy(string select, Shard target, string into, CancellationToken cancellation = default)
    {
        using var answer = Send(new StringContent(select + " FORMAT Native"), query: null, cancellation);
        target.Send(new StreamContent(new Counting(answer.Stream, this), 1 << 16), $"INSERT INTO {into} FORMAT Native", cancellation).Dispose();
    }

    /// <summary>The error of this server.</summary>
    /// <param name="what">What happened, as the end of a sentence.</param>
    /// <param name="inner">What the system said.</param>
    /// <param name="isOutOfMemory">Whether it was the limit of memory.</param>
    public ClickHouseException Failed(string what, Exception? inner = null, bool isOutOfMemory = false) => new($"ClickHouse {Name} cannot do what was asked: {what}.", inner) { IsOutOfMemory = isOutOfMemory };

    /// <summary>Does something with the connection; what goes wrong becomes the error of this server.</summary>
    public T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is HttpRequestException or IOException and not ClickHouseException or ObjectDisposedException or InvalidDataException)
        {
            throw Failed(e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } ? "it cannot be reached" : "the connection broke off", e);
        }
    }

    public void Dispose() => _http.Dispose();

    private Version ReadVersion()
    {
        using var rows = Query("SELECT version()");
        return rows.Next() && Version.TryParse(string.Join('.', rows.Text().Split('.').Take(2)), out var version) ? version : new Version(0, 0);
    }

    private Held Send(HttpContent content, string? query, CancellationToken cancellation, string settings = "")
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(_options.Timeout);
        HttpResponseMessage? response = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, query is null ? _address + settings : $"{_address}&query={Uri.EscapeDataString(query)}") { Content = content };
            response = Guarded(() => _http.Send(request, HttpCompletionOption.ResponseHeadersRead, stop.Token));
            var held = new Held(response, Guarded(() => response.Content.ReadAsStream(stop.Token)), stop);
            return response.IsSuccessStatusCode ? held : throw Refused(held);
        }
        catch (Exception e)
        {
            response?.Dispose();
            var timedOut = stop.IsCancellationRequested && !cancellation.IsCancellationRequested;
            stop.Dispose();
            if (timedOut)
            {
                throw Failed(FormattableString.Invariant($"it took longer than {_options.Timeout.TotalSeconds:0.#} seconds"), e);
            }

            throw;
        }
    }

    private ClickHouseException Refused(Held held)
    {
        using var reader = new StreamReader(held.Stream, Encoding.UTF8);
        var text = Guarded(reader.ReadToEnd).Trim();
        var end = text.IndexOf(", e.what()", StringComparison.Ordinal);
        text = (end < 0 ? text : text[..end]).Replace("e.displayText() = DB::Exception: ", "", StringComparison.Ordinal).TrimEnd('.');
        const int MostShown = 1000;
        return Failed(text.Length > MostShown ? text[..MostShown] + "…" : text, isOutOfMemory: text.StartsWith("Code: 241,", StringComparison.Ordinal));
    }

    /// <summary>An answer that is being read; a stop closes it, because reading itself cannot be stopped.</summary>
    private sealed class Held : IDisposable
    {
        private readonly HttpResponseMessage _response;
        private readonly CancellationTokenSource _stop;
        private readonly CancellationTokenRegistration _registration;

        public Held(HttpResponseMessage response, Stream stream, CancellationTokenSource stop)
        {
            (_response, Stream, _stop) = (response, stream, stop);
            _registration = stop.Token.Register(response.Dispose);
        }

        public Stream Stream { get; }

        public void Dispose()
        {
            _registration.Dispose();
            Stream.Dispose();
            _response.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>Counts what comes.</summary>
    private sealed class Counting(Stream inner, Shard shard) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            Interlocked.Add(ref shard._received, read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
