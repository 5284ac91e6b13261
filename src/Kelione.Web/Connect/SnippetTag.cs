using System.Net;
using System.Text;

namespace Kelione.Web.Connect;

/// <summary>The tag that a site puts into its pages, by what it may do. The options are those of <c>kelione.js</c>; what is as without a word is not written.</summary>
internal sealed class SnippetTag
{
    /// <summary>Where an id is kept: <c>none</c>, <c>session</c>, <c>local</c> or <c>cookie</c>.</summary>
    public string Storage { get; set; } = "none";

    /// <summary>Whether nothing leaves before consent.</summary>
    public bool WaitsForConsent { get; set; }

    /// <summary>Whether a browser that asks not to be followed is not.</summary>
    public bool HeedsSignals { get; set; } = true;

    /// <summary>Whether it sees forms that are sent.</summary>
    public bool Forms { get; set; } = true;

    /// <summary>Whether it sees errors of scripts.</summary>
    public bool Errors { get; set; } = true;

    /// <summary>Whether it sees rage clicks and dead clicks.</summary>
    public bool Clicks { get; set; } = true;

    /// <summary>Whether what stands behind # is a page.</summary>
    public bool Hash { get; set; }

    /// <summary>The tag.</summary>
    /// <param name="server">The server's address, without a slash at its end.</param>
    /// <param name="workspace">The workspace's name.</param>
    /// <param name="key">The key.</param>
    public string Written(string server, string workspace, string key)
    {
        var tag = new StringBuilder($"<script async src=\"{Quoted(server)}/kelione.js\" data-key=\"{Quoted(key)}\" data-workspace=\"{Quoted(workspace)}\"");
        Add(tag, Storage != "none", "storage", Storage);
        Add(tag, WaitsForConsent, "consent", "wait");
        Add(tag, !HeedsSignals, "dnt", "ignore");
        Add(tag, !Forms, "forms", "off");
        Add(tag, !Errors, "errors", "off");
        Add(tag, !Clicks, "clicks", "off");
        Add(tag, Hash, "pages", "hash");
        return tag.Append("></script>").ToString();
    }

    private static void Add(StringBuilder tag, bool isStated, string name, string value)
    {
        if (isStated)
        {
            tag.Append(" data-").Append(name).Append("=\"").Append(value).Append('"');
        }
    }

    private static string Quoted(string text) => WebUtility.HtmlEncode(text);
}
