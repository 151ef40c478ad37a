#include "importers/helm/template.h"

#include "importers/helm/lexer.h"

namespace alidade::helm {

namespace {

constexpr int deepestNesting = 100;

/// Reads the pipeline of one action.
class PipelineParser {
public:
    PipelineParser(std::vector<Token> tokens, int line) : m_tokens(std::move(tokens)), m_line(line) { m_tokens.emplace_back(); }

    const Token &peek() const { return m_tokens[m_at]; }
    bool isAtEnd() const { return peek().kind == Token::Kind::end; }

    Token take()
    {
        Token token = peek();
        m_at += isAtEnd() ? 0 : 1;
        return token;
    }

    bool takeSign(std::string_view sign)
    {
        if (!isSign(sign))
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(std::string_view word)
    {
        if (peek().kind != Token::Kind::identifier || peek().text != word)
            return false;
        ++m_at;
        return true;
    }

    Pipeline readPipeline(int depth = 0)
    {
        Pipeline pipeline;
        pipeline.line = m_line;
        readDeclaration(pipeline);
        do {
            std::vector<Operand> command;
            while (!isAtEnd() && !isSign("|") && !isSign(")"))
                command.push_back(readOperand(depth));
            if (command.empty())
                throw TemplateFault(m_line, "A command is missing in an action");
            pipeline.commands.push_back(std::move(command));
        } while (takeSign("|"));
        return pipeline;
    }

    void expectEnd() const
    {
        if (!isAtEnd())
            throw TemplateFault(m_line, "Unexpected \"" + peek().text + "\" in an action");
    }

private:
    bool isSign(std::string_view sign) const { return peek().kind == Token::Kind::sign && peek().text == sign; }

    bool isSignAt(std::size_t at, std::string_view sign) const
    {
        return at < m_tokens.size() && m_tokens[at].kind == Token::Kind::sign && m_tokens[at].text == sign;
    }

    /// "$a :=", "$a, $b :=" and "$a =".
    void readDeclaration(Pipeline &pipeline)
    {
        if (peek().kind != Token::Kind::variable)
            return;
        const bool isPair =
            isSignAt(m_at + 1, ",") && m_at + 2 < m_tokens.size() && m_tokens[m_at + 2].kind == Token::Kind::variable;
        const std::size_t sign = m_at + (isPair ? 3 : 1);
        if (!isSignAt(sign, ":=") && !isSignAt(sign, "="))
            return;
        pipeline.variables.push_back(peek().text);
        if (isPair)
            pipeline.variables.push_back(m_tokens[m_at + 2].text);
        pipeline.isAssignment = isSignAt(sign, "=");
        m_at = sign + 1;
    }

    Operand readOperand(int depth)
    {
        Operand operand;
        const Token token = take();
        switch (token.kind) {
        case Token::Kind::literal:
            operand.kind = Operand::Kind::literal;
            operand.literal = token.literal;
            break;
        case Token::Kind::identifier:
            operand.kind = Operand::Kind::function;
            operand.name = token.text;
            break;
        case Token::Kind::variable:
            operand.kind = Operand::Kind::variable;
            operand.name = token.text;
            break;
        case Token::Kind::field:
            if (!token.text.empty())
                operand.fields.push_back(token.text);
            break;
        default:
            if (token.text != "(" || depth > deepestNesting)
                throw TemplateFault(m_line, "Unexpected \"" + token.text + "\" in an action");
            operand.kind = Operand::Kind::pipeline;
            operand.pipeline = std::make_shared<const Pipeline>(readPipeline(depth + 1));
            if (!takeSign(")"))
                throw TemplateFault(m_line, "A parenthesis is not closed");
        }
        while (peek().kind == Token::Kind::field && !peek().isAfterSpace)
            operand.fields.push_back(take().text);
        return operand;
    }

    std::vector<Token> m_tokens;
    int m_line;
    std::size_t m_at = 0;
};

/// Reads the blocks of a file.
class TemplateParser {
public:
    TemplateParser(std::string_view text, int firstLine) : m_pieces(piecesOf(text, firstLine)) {}

    Template read()
    {
        m_result.body = readList(0);
        if (m_at < m_pieces.size())
            throw TemplateFault(m_pieces[m_at].line, "\"end\" or \"else\" without a beginning");
        return std::move(m_result);
    }

private:
    /// Up to the action that ends or divides a block, which is left for the caller.
    std::vector<Node> readList(int depth)
    {
        std::vector<Node> nodes;
        for (; m_at < m_pieces.size(); ++m_at) {
            const Piece &piece = m_pieces[m_at];
            if (!piece.isAction) {
                nodes.push_back({Node::Kind::text, piece.line, std::string(piece.text)});
                continue;
            }
            PipelineParser action(tokensOf(piece), piece.line);
            const std::string word = action.peek().kind == Token::Kind::identifier ? action.peek().text : std::string();
            if (word == "end" || word == "else")
                return nodes;
            if (word == "define")
                readDefinition(action, piece.line, depth);
            else
                nodes.push_back(readAction(action, word, piece.line, depth));
        }
        return nodes;
    }

    void readDefinition(PipelineParser &action, int line, int depth)
    {
        action.take();
        const std::string name = action.take().literal.string();
        std::vector<Node> body = readBody(line, depth);
        m_result.defined.insert_or_assign(name, std::move(body));
    }

    Node readAction(PipelineParser &action, const std::string &word, int line, int depth)
    {
        Node node;
        node.line = line;
        if (word == "if" || word == "with" || word == "range") {
            action.take();
            node.kind = word == "if" ? Node::Kind::branch : word == "with" ? Node::Kind::with : Node::Kind::range;
            node.pipeline = action.readPipeline();
            action.expectEnd();
            readBranches(node, depth);
        } else if (word == "template" || word == "block") {
            action.take();
            node.kind = Node::Kind::call;
            node.text = action.take().literal.string();
            if (!action.isAtEnd())
                node.pipeline = action.readPipeline();
            if (word == "block")
                m_result.defined.try_emplace(node.text, readBody(line, depth));
        } else if (word == "break" || word == "continue") {
            node.kind = word == "break" ? Node::Kind::breakOut : Node::Kind::next;
        } else {
            node.kind = Node::Kind::action;
            node.pipeline = action.readPipeline();
            action.expectEnd();
        }
        return node;
    }

    std::vector<Node> readBody(int line, int depth)
    {
        if (depth > deepestNesting)
            throw TemplateFault(line, "Blocks are nested too deep");
        ++m_at;
        std::vector<Node> body = readList(depth + 1);
        if (m_at >= m_pieces.size())
            throw TemplateFault(line, "A block has no \"end\"");
        return body;
    }

    /// The body of `if`, `with` and `range` and what stands behind "else", up to its "end".
    void readBranches(Node &node, int depth)
    {
        node.body = readBody(node.line, depth);
        const Piece divider = m_pieces[m_at];
        PipelineParser action(tokensOf(divider), divider.line);
        if (action.takeWord("end"))
            return;
        action.takeWord("else");
        if (action.isAtEnd()) {
            node.otherwise = readBody(divider.line, depth);
            return;
        }
        const std::string word = action.peek().text;
        node.otherwise.push_back(readAction(action, word, divider.line, depth + 1)); // its "end" is that of the whole
    }

    std::vector<Piece> m_pieces;
    std::size_t m_at = 0;
    Template m_result;
};

} // namespace

Template parseTemplate(std::string_view text, int firstLine) { return TemplateParser(text, firstLine).read(); }

} // namespace alidade::helm
