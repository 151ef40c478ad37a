require 'sinatra'
ADDR = ENV.fetch('ADDR', 'http://b:80')
get '/x/:id' do
  Faraday.get("#{ADDR}/y/#{params[:id]}").body
end
