using Microsoft.Playwright;

namespace Kelione.Browser.Support;

/// <summary>Stands between a page and its server and keeps back what the server says while it is told to: what a person sees before an answer can be looked at without haste.</summary>
public sealed class HeldAnswers
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _held = [];
    private bool _isHeld;

    private HeldAnswers()
    {
    }

    /// <summary>Listens to the connections that a page opens from now on.</summary>
    public static async Task<HeldAnswers> ListenAsync(IPage page)
    {
        var answers = new HeldAnswers();
        await page.RouteWebSocketAsync("**/_blazor*", socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(frame => Pass(frame, server));
            server.OnMessage(frame => answers.Take(() => Pass(frame, socket)));
        });
        return answers;
    }

    /// <summary>Keeps back what comes from now on.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _isHeld = true;
        }
    }

    /// <summary>Lets through what was kept, in its order, and what comes after it.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _isHeld = false;
            while (_held.TryDequeue(out var pass))
            {
                pass();
            }
        }
    }

    private void Take(Action pass)
    {
        lock (_gate)
        {
            if (_isHeld)
            {
                _held.Enqueue(pass);
            }
            else
            {
                pass();
            }
        }
    }

    private static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (frame.Binary is { Length: > 0 } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text ?? "");
        }
    }
}
